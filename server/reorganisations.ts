/**
 * Changes of the organisation for reports. Reading them from a history takes a while: a report is made with what is known,
 * and told of again when more is. They are read once a version that is checked out and a span, however often they are
 * asked for.
 */
import { CancellationToken } from 'vscode-languageserver';
import type { Model } from '#language';
import type { Window } from '#language/flow/index.ts';
import type { EventsKnown } from '#language/reports/index.ts';
import type { Context } from './context.ts';
import type { Host } from './host.ts';
import type { Versions } from './versions.ts';

type Known = { readonly head: string; readonly of: (model: Model) => EventsKnown };
type Asked = { readonly versions: Versions; readonly host: Host; readonly span: Window; readonly key: string };

/** So many spans are kept: those of a person who chooses days. */
const mostKept = 32;
const nothing: EventsKnown = { events: [], notes: [] };

export type Reorganisations = {
  /** What is known of a span; where that may be out of date, it is read anew. */
  readonly eventsIn: (host: Host, span: Window) => EventsKnown;
};

/** `changed` is called when a span of a project has other events than were told. */
export function createReorganisations(
  { source: { versions }, trust, guard }: Pick<Context, 'source' | 'trust' | 'guard'>,
  changed: (host: Host) => void,
): Reorganisations {
  const known = new Map<string, Known>();
  const reading = new Set<string>();
  const read = guard<Asked, void>('changes of the organisation', undefined, async (asked) => {
    const { host, key } = asked;
    const before = known.get(key);
    const now = await readAnew(asked, before);
    if (!now) return;
    keep(known, key, now);
    if (toldBy(now, host) !== toldBy(before, host)) changed(host);
  });
  return {
    eventsIn: (host, span) => {
      if (!versions || !trust.isTrusted()) return nothing;
      const key = `${host.root}\n${span.from} ${span.to}`;
      if (!reading.has(key)) {
        reading.add(key);
        void read({ versions, host, span, key }, CancellationToken.None).finally(() => reading.delete(key));
      }
      return known.get(key)?.of(host.project.model) ?? nothing;
    },
  };
}

/** Undefined where what is known is that of the version that is checked out, or there is none. */
async function readAnew({ versions, host, span }: Asked, before: Known | undefined): Promise<Known | undefined> {
  const head = await versions.head(host.root);
  if (head === undefined || head === before?.head) return undefined;
  return { head, of: await versions.reorganisations(host.root, span) };
}

function keep(known: Map<string, Known>, key: string, now: Known): void {
  known.delete(key);
  known.set(key, now);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
}

/** What differs where a reader sees a difference. */
function toldBy(known: Known | undefined, host: Host): string {
  const { events, notes } = known?.of(host.project.model) ?? nothing;
  return JSON.stringify([events.map(({ at, title, affects }) => [at, title, affects.map(({ id }) => id)]), notes]);
}
