/** Renaming: every use follows, nothing else changes, and what cannot be is refused in a sentence. */
import { describe, expect, it } from 'vitest';
import { marked } from '#testing';
import { createProject } from '../project.ts';
import { lookAt } from './look.ts';
import { rename } from './rename.ts';
import { applyEdits } from './text-edits.ts';

/** The texts after the element under the cursor got another name, or why it may not have it. */
function renamed(source: string, name: string): string {
  const { files, cursor } = marked(source);
  const project = createProject();
  project.update(files);
  const record = cursor && project.file(cursor.path);
  const look = record && lookAt(record, cursor.offset);
  if (!look) throw new Error('The source has no cursor.');
  const result = rename(project.model, look.link?.target ?? look.element, name);
  if ('refusal' in result) return result.refusal;
  return files
    .map(({ path, text }) =>
      applyEdits(
        text,
        result.edits.filter((edit) => edit.path === path),
      ),
    )
    .join('\n');
}

describe('renaming', () => {
  it('changes every use in every file, comments and titles apart', () => {
    expect(
      renamed(
        '//- a.thru\n/** pay */\nvalue-stream p<|>ay "pay"\n//- b.thru\nart core in pay\nepic e { flows-into: pay, other }',
        'paying',
      ),
    ).toBe('/** pay */\nvalue-stream paying "pay"\nart core in paying\nepic e { flows-into: paying, other }');
  });

  it('of a person changes the handle wherever it stands', () => {
    expect(renamed('art a { rte: @jo<|> }\nteam t { members: @jo 60%, @liv }\nperson @jo', 'zoe')).toBe(
      'art a { rte: @zoe }\nteam t { members: @zoe 60%, @liv }\nperson @zoe',
    );
  });

  it('of a role changes its lines, and leaves its abbreviation', () => {
    expect(
      renamed('role dep<|>uty { at: art  abbreviation: dep }\nart a { deputy: @b }\nart b { dep: @c }', 'second'),
    ).toBe('role second { at: art  abbreviation: dep }\nart a { second: @b }\nart b { dep: @c }');
  });

  it('says which kind is meant where the new name alone could mean two', () => {
    expect(
      renamed('product hub\nart co<|>re\nepic e { depends-on: core, hub }\nproduct p { delivered-by: core }', 'hub'),
    ).toBe('product hub\nart hub\nepic e { depends-on: art hub, product hub }\nproduct p { delivered-by: hub }');
  });

  it('lets measures of two owners have one name', () => {
    expect(renamed('objective a { key-result x<|>: 1 -> 2 }\nobjective b { key-result y: 1 -> 2 }', 'y')).toBe(
      'objective a { key-result y: 1 -> 2 }\nobjective b { key-result y: 1 -> 2 }',
    );
  });

  it.each([
    ['a name that another has', 'art a<|>\nart b', 'b', 'There is already a train called `b`.'],
    ['an epic’s name that another has', 'epic a<|>\nepic b', 'b', 'There is already an epic called `b`.'],
    ['a person who is mentioned', 'art a {\n  rte: @b<|>\n  pm: @c\n}', 'c', 'There is already a person called `@c`.'],
    [
      'the short form of another role',
      'role de<|>puty { at: art }',
      'rte',
      'means the role `release-train-engineer` already',
    ],
    [
      'a measure after its neighbour',
      'objective a {\n  kpi x<|>: 1 -> 2\n  kpi y: 1 -> 2\n}',
      'y',
      'There is already a KPI called `y`.',
    ],
    ['two words', 'art a<|>', 'two words', 'cannot be a name'],
    ['no word', 'art a<|>', '', 'cannot be a name'],
    ['the reserved word', 'art a<|>', 'in', '`in` is the one word that cannot be a name.'],
    ['a comment', 'art a<|>', 'b//', 'cannot be a name'],
    ['a built-in role', 'art a {\n  rte<|>: @b\n}', 'driver', 'Built-in roles cannot be renamed.'],
    ['a role after a key', 'role de<|>puty { at: art }', 'budget', 'that word is a key of trains already'],
    ['a cadence', 'portfolio p { cadence ann<|>ual { } }', 'daily', 'are given by the language'],
  ])('refuses %s', (_title, source, name, words) => {
    expect(renamed(source, name)).toContain(words);
  });
});

it('lists the changes in the order of the text, whatever was edited before', () => {
  const project = createProject();
  const texts = new Map([
    ['a.thru', 'team kite in core\nteam heron in core\n'],
    ['b.thru', 'art core in payments\nproduct pay { delivered-by: core }\n'],
    ['c.thru', 'team swift { depends-on: core }\n'],
  ]);
  project.update([...texts].map(([path, text]) => ({ path, text })));
  const places = (): readonly string[] => {
    const [core] = project.model.elementsOf('art');
    const result = core ? rename(project.model, core, 'base') : { edits: [] };
    return 'edits' in result ? result.edits.map(({ path, span }) => `${path} ${span.start}`) : [];
  };
  const before = ['a.thru 13', 'a.thru 32', 'b.thru 4', 'b.thru 49', 'c.thru 25'];
  expect(places()).toEqual(before);
  project.update([{ path: 'a.thru', text: (texts.get('a.thru') ?? '').replaceAll('core', 'gone') }]);
  project.update([{ path: 'a.thru', text: texts.get('a.thru') ?? '' }]);
  expect(places()).toEqual(before);
});
