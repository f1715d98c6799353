/** The refactorings on the large example: nothing is wrong afterwards but what a refactoring announces, and all other text stays. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { edited } from '../../testing/edited.ts';
import { textsIn, type Texts } from '../../testing/reorganised-bank.ts';
import { formatted } from '../format/format.ts';
import { createProject, type Project } from '../project.ts';
import { identityKey, problemIdentity } from '../rules/identity.ts';
import { refactorings } from './index.ts';

const bank = Object.fromEntries(
  Object.entries(textsIn(path.join(import.meta.dirname, '../../examples/nordhaven-bank'))).filter(([name]) =>
    name.endsWith('.thru'),
  ),
);

function load(texts: Texts): Project {
  const project = createProject({ isIncremental: false });
  project.update(filesOf(texts));
  return project;
}

function filesOf(texts: Texts) {
  return Object.entries(texts).map(([name, text]) => ({ path: name, text }));
}

/** What is told, by what makes it the same problem in another text. */
function told(project: Project): ReadonlyMap<string, string> {
  return new Map(
    project.paths().flatMap((name) => {
      const file = project.file(name);
      return project
        .problems(name, { fold: false })
        .flatMap((each) => (file ? [[identityKey(problemIdentity(each, file)), each.message] as const] : []));
    }),
  );
}

/** What a refactoring at an element makes of the texts, and which problems are new then. */
function refactored(name: string, id: string, texts: Texts) {
  const project = load(texts);
  const element = project
    .paths()
    .flatMap((each) => project.file(each)?.elements ?? [])
    .find((each) => each.id === id);
  const offer = element && refactorings.find((each) => each.name === name)?.offer(element, project.model)[0];
  if (!offer) throw new Error(`${name} is not offered at ${id}.`);
  const files = edited(filesOf(texts), offer.edits);
  const after: Texts = Object.fromEntries(
    [...files, ...(offer.newFile ? [offer.newFile] : [])].map((file) => [file.path, file.text]),
  );
  const before = told(project);
  const fresh = [...told(load(after))].filter(([key]) => !before.has(key)).map(([, message]) => message);
  return { after, fresh };
}

/** The lines of one text that the other has not. */
function linesLost(before: Texts, after: Texts): readonly string[] {
  const lines = (texts: Texts): readonly string[] => Object.values(texts).flatMap((text) => text.split('\n'));
  const left = new Set(lines(after).map((line) => line.trim()));
  return [...new Set(lines(before).filter((line) => line.trim() !== '' && !left.has(line.trim())))];
}

const changed = (before: Texts, after: Texts): readonly string[] =>
  Object.keys(after).filter((name) => before[name] !== after[name]);

const twoStreams: Texts = {
  ...bank,
  'everyday-banking.thru': (bank['everyday-banking.thru'] ?? '').replace(
    /(product web-bank [^]*?delivered-by: )([^\n]*)/,
    '$1$2, cards',
  ),
};

const twoBacklogs: Texts = {
  ...bank,
  'payments.thru': (bank['payments.thru'] ?? '').replace(
    /( *)(art cards [^]*?\n)( *backlog)/,
    '$1$2$1  backlog urgent {\n$1    feature F-901 { implements: E1 }\n$1  }\n$3',
  ),
};

const unsorted: Texts = {
  ...bank,
  'financial-crime.thru': (bank['financial-crime.thru'] ?? '').replace('risk 5, size 5', 'risk 5, size 13'),
};

const untrained: Texts = {
  ...bank,
  'solutions.thru': (bank['solutions.thru'] ?? '').replace(/\n {2}solution-train pay [^]*?\n {2}\}\n/, ''),
};

describe('on Nordhaven Bank', () => {
  it.each([
    ['move-train', 'art:mobile-web', bank, ['everyday-banking.thru', 'financial-crime.thru']],
    ['split-train', 'art:cards', bank, ['payments.thru']],
    ['sort-backlog', 'art:kyc/backlog', unsorted, ['financial-crime.thru']],
    ['backlog-of-names', 'portfolio:banking/backlog', bank, ['epics.thru']],
    ['extract-to-file', 'art:cards', bank, ['cards.thru', 'payments.thru']],
    ['create-solution-train', 'solution:pay-anywhere', untrained, ['solutions.thru']],
    ['merge-backlogs', 'art:cards/backlog', twoBacklogs, ['payments.thru']],
    ['product-to-solution', 'product:web-bank', twoStreams, ['everyday-banking.thru']],
  ] as const)('%s at %s', (name, id, texts, files) => {
    const { after, fresh } = refactored(name, id, texts);
    expect({ fresh, lost: linesLost(texts, after) }).toMatchSnapshot();
    expect(changed(texts, after).toSorted()).toEqual(files);
    for (const text of Object.values(after)) expect(formatted(text)).toBe(text);
  });

  it('an element comes back from a file of its own as it was', () => {
    const { after } = refactored('extract-to-file', 'art:cards', bank);
    const back = refactored('inline-into-home', 'art:cards', after);
    expect(back.fresh).toEqual([]);
    expect(linesLost(bank, back.after)).toEqual([]);
  });
});
