/** What a row says to those who hear it: everything that it shows, in one sentence. */
import { kindTable } from '../metamodel/kinds.ts';
import { worstOf, type OutlineEntry } from './outline.ts';

/**
 * `Fares, train · pay-core, teams 4, RTE vacant, 1 error: …`: what is seen comes first and in the order in which it is
 * seen, so that who speaks to the computer can say what stands there. Where its kind is not seen, beside a long title, it
 * comes after the facts.
 */
export function spokenLabel(entry: OutlineEntry, isOpen: boolean, isKindSeen = true): string {
  const { node, title } = entry;
  const aside = asideOf(entry);
  const kind = aside === '' ? [] : [aside];
  const facts = node?.facts.filter(({ tone }) => tone !== 'detail') ?? [];
  return [
    title,
    ...(isKindSeen ? kind : []),
    ...facts.map(({ label, text }) => `${label} ${text}`),
    ...(isKindSeen ? [] : kind),
    ...problemWords(entry, isOpen),
  ].join(', ');
}

/** `train · pay-core`: the kind in words, since a colour and a picture alone are not enough. */
export function asideOf({ node, title, kind, children }: OutlineEntry): string {
  if (!node) return String(children);
  const { label } = kindTable[kind];
  const isSaid = title.toLowerCase() === label.toLowerCase();
  return [...(isSaid ? [] : [label]), ...(node.name === undefined || node.name === title ? [] : [node.name])].join(
    ' · ',
  );
}

function problemWords({ node, own, inside, children }: OutlineEntry, isOpen: boolean): readonly string[] {
  const mine = worstOf(own);
  const first = mine && node?.problems.find(({ severity }) => severity === mine.severity);
  const within =
    children > 0 && !isOpen
      ? worstOf({
          error: inside.error - own.error,
          warning: inside.warning - own.warning,
          info: inside.info - own.info,
        })
      : undefined;
  return [
    ...(mine && first ? [`${counted(mine)}: ${first.message}`] : []),
    ...(within ? [`${counted(within)} inside`] : []),
  ];
}

const words = { error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['note', 'notes'] } as const;

/** `1 error`, `3 warnings`. */
export function counted({
  severity,
  count,
}: {
  readonly severity: keyof typeof words;
  readonly count: number;
}): string {
  return `${count} ${words[severity][count === 1 ? 0 : 1]}`;
}
