/** Operations as other programs keep them: read with care, since anybody may have written the file. */
import * as v from 'valibot';
import { kinds } from '../metamodel/types.ts';
import type { Operation } from './operations.ts';

const text = v.string();
const texts = v.array(text);
const fact = v.object({ canon: text, text });
const kind = v.picklist(kinds);
const target = v.object({
  to: text,
  share: v.exactOptional(v.number()),
  lead: v.exactOptional(v.literal(true)),
  since: v.exactOptional(text),
});

const item = v.object({
  id: text,
  kind,
  name: v.exactOptional(text),
  title: v.exactOptional(text),
  doc: v.exactOptional(text),
  parents: texts,
  facts: v.record(text, fact),
  links: v.record(text, v.array(target)),
  order: texts,
  was: texts,
});

const operation = v.variant('op', [
  v.object({ op: v.literal('removed'), id: text }),
  v.object({ op: v.literal('added'), item }),
  v.object({
    op: v.literal('renamed'),
    from: text,
    to: text,
    item: v.object({ kind, name: v.exactOptional(text) }),
  }),
  v.object({ op: v.literal('moved'), id: text, before: texts, after: texts }),
  v.object({
    op: v.literal('set'),
    id: text,
    key: text,
    before: v.exactOptional(fact),
    after: v.exactOptional(fact),
  }),
  v.object({ op: v.literal('linked'), id: text, key: text, before: v.array(target), after: v.array(target) }),
  v.object({ op: v.literal('ordered'), id: text, before: texts, after: texts }),
]);

/** What `throughline diff --format json` wrote, or its operations alone; undefined for anything else. */
export function readOperations(written: string): readonly Operation[] | undefined {
  const parsed = v.safeParse(
    v.union([v.object({ operations: v.array(operation) }), v.array(operation)]),
    json(written),
  );
  if (!parsed.success) return undefined;
  return 'operations' in parsed.output ? parsed.output.operations : parsed.output;
}

function json(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
