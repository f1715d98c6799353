/** What a reload shall not lose is told to the host, with what the panel may be called. */
import { effect } from '@preact/signals';
import type { Host } from './host.ts';
import type { State } from './state.ts';

const saveDelay = 200;

/** Remembers the state a moment after the last change. */
export function keepState(state: State, host: Host): void {
  const { kept } = state;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const next = kept.value;
    clearTimeout(timer);
    timer = setTimeout(() => {
      host.save(next);
      host.send({ v: 1, type: 'state', state: next, title: titleOf(state) });
    }, saveDelay);
  });
}

/** `Payments · Trace`: what several panels are told apart by. */
function titleOf({ view, root, snapshot }: State): string {
  const node = snapshot.value?.nodes.find(({ id }) => id === root.value);
  const name = node ? (node.title ?? node.name ?? '') : (snapshot.value?.project ?? '');
  return name === '' ? view.value.title : `${name} · ${view.value.title}`;
}
