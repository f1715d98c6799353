/** `throughline merge --check` in real repositories: what git merges without a word, and what it cannot know. */
import { describe, expect, it } from 'vitest';
import { gitFolder, type GitFolder } from './git-testing.ts';

const model = `portfolio retail {
  value-stream claims "Claims" {
    budget: 3M EUR per year

    art sky "Sky" {
      rte: @ann

      team kite {
        members: 7
      }

      team hawk {
        members: 6
      }

      backlog {
        feature F-1 "One"
        feature F-2 "Two"
        feature F-3 "Three"
      }
    }
  }

  value-stream policies "Policies" {
    budget: 2M EUR per year

    art sea "Sea" {
      rte: @ben

      team wren {
        members: 5
      }
    }
  }
}
`;

type Edit = (folder: GitFolder) => void;

/** Two branches, `ours` and `theirs`, from the same commit. */
function branches(ours: Edit, theirs: Edit, text = model): GitFolder {
  const folder = gitFolder({ 'model.thru': text });
  for (const [name, edit] of [
    ['ours', ours],
    ['theirs', theirs],
  ] as const) {
    folder.git('checkout', '-q', '-b', name, 'main');
    edit(folder);
    folder.commit(name);
  }
  return folder;
}

const set =
  (from: string | RegExp, to: string): Edit =>
  (folder) =>
    folder.edit('model.thru', from, to);
const all =
  (...edits: readonly Edit[]): Edit =>
  (folder) =>
    edits.forEach((edit) => edit(folder));

const hawk = '      team hawk {\n        members: 6\n      }\n\n';

/** Moves the block of the team hawk into the train sea. */
const moveHawk: Edit = all(
  set(hawk, ''),
  set('      team wren', '      team hawk {\n        members: 6\n      }\n\n      team wren'),
);

async function checked(folder: GitFolder) {
  const { code, out, err } = await folder.throughline('merge', '--check', 'ours', 'theirs', '--format', 'json');
  expect(err).toBe('');
  const told = JSON.parse(out) as {
    readonly conflicts: readonly { readonly kind: string; readonly message: string }[];
    readonly differences: readonly { readonly kind: string; readonly message: string }[];
    readonly textConflicts: readonly string[];
  };
  const lines = (list: typeof told.conflicts): readonly string[] =>
    list.map(({ kind, message }) => `${kind}: ${message}`);
  return { code, conflicts: lines(told.conflicts), differences: lines(told.differences), text: told.textConflicts };
}

describe('what merges', () => {
  it('is said to merge, and nothing is written', async () => {
    const folder = branches(set('3M EUR', '4M EUR'), set('members: 5', 'members: 6'));
    const { code, out } = await folder.throughline('merge', '--check', 'ours', 'theirs');
    expect({ code, out }).toEqual({ code: 0, out: 'ours and theirs merge cleanly, by element and as text.\n' });
    expect(folder.git('status', '--porcelain')).toBe('');
    expect(folder.git('count-objects', '-v')).toContain('garbage: 0');
  });

  it('merges by element where git stops at the text', async () => {
    const folder = branches(set('feature F-2 "Two"\n', ''), set('feature F-3 "Three"', 'feature F-3 "Three times"'));
    expect(await checked(folder)).toMatchObject({ code: 1, conflicts: [], text: ['model.thru'] });
  });
});

describe('what only people can decide', () => {
  const cases: readonly (readonly [string, Edit, Edit, string])[] = [
    [
      'one fact with two values',
      set('members: 7', 'members: 8'),
      set('members: 7', 'members: 9'),
      'both-changed: Team kite: members is 8 on our side and 9 on theirs. Agree on one.',
    ],
    [
      'one element with two names',
      set('team kite', 'team crow'),
      set('team kite', 'team rook'),
      'both-renamed: Team kite is called crow on our side and rook on theirs. Agree on one name.',
    ],
    [
      'one seat with two people',
      set('@ann', '@cid "Cid"'),
      set('@ann', '@dan "Dan"'),
      'both-changed: Train Sky: release train engineer is Cid on our side and Dan on theirs. Agree on one.',
    ],
    [
      'a reference to what the other side removed',
      set('"Claims" {', '"Claims" {\n    supports: growth'),
      set(/\n {2}theme growth/, ''),
      'refers-to-removed: Value stream Claims: supports names strategic theme growth, which the other side removed. Name another one, or keep it.',
    ],
    [
      'one name for two',
      set('team kite', 'team crow'),
      set('team wren', 'team crow'),
      'same-name: Team wren and team kite would both be called crow: each side gave the name to one of them. Rename one of the two.',
    ],
    [
      'a change of what is gone',
      set(/\n {6}team hawk \{\n[^}]*\}\n/, ''),
      set('members: 6', 'members: 9'),
      'changed-and-removed: Team hawk is removed on our side and changed on theirs. Keep it with the change, or remove it.',
    ],
  ];
  it.each(cases)('%s', async (_title, ours, theirs, told) => {
    const folder = branches(ours, theirs, model.replace('portfolio retail {', 'portfolio retail {\n  theme growth'));
    const { code, conflicts } = await checked(folder);
    expect(code).toBe(1);
    expect(conflicts).toEqual([told]);
  });

  it('two places for one element, and a move into what is gone', async () => {
    const toClaims = all(
      set(/\n {6}team wren \{\n[^}]*\}\n/, ''),
      set('      team kite', '      team wren {\n        members: 5\n      }\n\n      team kite'),
    );
    const apart = all(
      set(/\n {6}team wren \{\n[^}]*\}\n/, ''),
      set(
        '  value-stream policies',
        '  value-stream third {\n    art air {\n      team wren {\n        members: 5\n      }\n    }\n  }\n\n  value-stream policies',
      ),
    );
    expect((await checked(branches(toClaims, apart))).conflicts).toEqual([
      'both-moved: Team wren is in train Sky on our side and in train air on theirs. Agree on its place.',
    ]);
    const gone = set(/ {4}art sea [^]*?\n {4}\}\n/, '');
    expect((await checked(branches(moveHawk, gone))).conflicts).toEqual([
      'home-removed: Team hawk stands in train Sea, which the other side removed. Give it another home, or keep that one.',
    ]);
  });
});

describe('what git merges wrongly without a word', () => {
  it('an element that one side moved and the other renamed is kept twice', async () => {
    // Both took it out of its place: ours put it into another train, theirs under its new name into a file of its own.
    const moved: Edit = (folder) => folder.write('sea.thru', 'team hawk in sea { members: 6 }\n');
    const renamed: Edit = (folder) => folder.write('sky.thru', 'team eagle in sky { members: 6 }\n');
    const folder = branches(all(set(hawk, ''), moved), all(set(hawk, ''), renamed));
    folder.git('checkout', '-q', 'ours');
    // Git merges it, and keeps the team in both trains.
    folder.git('merge', '-q', '-m', 'merge', 'theirs');
    expect(folder.read('sea.thru') + folder.read('sky.thru')).toMatch(/team hawk[^]*team eagle/);
    folder.git('reset', '-q', '--hard', 'HEAD~1');
    expect(await checked(folder)).toEqual({
      code: 1,
      conflicts: [],
      differences: [
        'kept-twice: Team hawk is kept twice: the merged text has it as hawk and as eagle. One side moved it and the other changed it where it stood; keep one, with what the other says.',
        'differs: Team eagle: in is sky in the merged text; both sides together say sea. Write what is meant.',
      ],
      text: [],
    });
  });

  it('a file moved apart keeps its elements in the old one', async () => {
    const folder = gitFolder({
      'a.thru': 'portfolio p\n',
      'b.thru': `${'// The train.\n'.repeat(3)}value-stream v in p\n\nart t in v\n\n${'// Teams.\n'.repeat(9)}team one in t { members: 7 }\n`,
    });
    folder.git('checkout', '-q', '-b', 'ours');
    folder.edit('b.thru', 'team one in t { members: 7 }\n', '');
    folder.write('c.thru', 'team one in t { members: 7 }\n');
    folder.commit('move');
    folder.git('checkout', '-q', '-b', 'theirs', 'main');
    folder.edit('b.thru', 'art t in v', 'art t in v { team one { members: 7 } }');
    folder.edit('b.thru', 'team one in t { members: 7 }\n', '');
    folder.commit('nest');
    const { differences } = await checked(folder);
    expect(differences).toEqual([expect.stringMatching(/^kept-twice: Team one is kept twice/)]);
  });

  it('a reference to what the other side removed', async () => {
    const text = model.replace('portfolio retail {', 'portfolio retail {\n  theme growth\n\n  theme calm');
    const folder = branches(
      set('"Claims" {', '"Claims" {\n    supports: growth'),
      set('\n  theme growth\n', '\n'),
      text,
    );
    const { conflicts, differences } = await checked(folder);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatch(/^refers-to-removed/);
    expect(differences).toEqual([]);
  });

  it('a reference by a name that the other side changed', async () => {
    const text = model.replace('portfolio retail {', 'portfolio retail {\n  theme growth');
    const folder = branches(
      set('"Claims" {', '"Claims" {\n    supports: growth'),
      set('theme growth', 'theme expansion'),
      text,
    );
    const { conflicts, differences } = await checked(folder);
    expect(conflicts).toEqual([]);
    expect(differences).toEqual([
      'dangling-reference: Value stream Claims: supports names growth, which is no longer there in the merged text. One side removed or renamed it; name another one.',
    ]);
  });
});

describe('what cannot be checked', () => {
  it('says what to do', async () => {
    const folder = gitFolder({ 'model.thru': model });
    expect((await folder.throughline('merge', 'main')).err).toContain("required option '--check'");
    const { code, err } = await folder.throughline('merge', '--check', 'main', 'nowhere');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('There is no revision `nowhere` here.') });
  });
});
