/** What stands behind the word of a kind, where a sentence shows how to write it. */
import { kindRow, type Kind } from '../metamodel/index.ts';

const names: Readonly<Partial<Record<Kind, string>>> = {
  team: 'falcon',
  art: 'pay-core',
  'value-stream': 'payments',
  person: 'jane.doe',
};

/** A name as elements of a kind have it, a person's without the sign before it. */
export function sampleName(kind: Kind): string {
  return names[kind] ?? kindRow(kind).names?.[0] ?? 'short-name';
}

/** A name, a person's with the sign before it, or the block of a kind that needs no name. */
export function sampleAfter(kind: Kind): string {
  const { naming } = kindRow(kind);
  if (naming === 'handle') return `@${sampleName(kind)}`;
  return naming === 'required' ? sampleName(kind) : '{ … }';
}
