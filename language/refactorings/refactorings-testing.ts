/** What tests of refactorings share. */
import { expect } from 'vitest';
import { marked } from '#testing';
import { edited } from '../../testing/edited.ts';
import { lookAt } from '../edits/look.ts';
import { createProject } from '../project.ts';
import { refactorings } from './index.ts';

/** What a refactoring makes of a marked source, its first choice where it has several; undefined where it offers none. */
export function refactored(name: string, source: string): string | undefined {
  const { files, cursor } = marked(source);
  const project = createProject();
  project.update(files);
  const record = cursor && project.file(cursor.path);
  const element = record && lookAt(record, cursor.offset)?.element;
  const refactoring = refactorings.find((each) => each.name === name);
  const isFor = element && refactoring && (refactoring.on?.some((kind) => kind === element.kind) ?? true);
  const [offer] = isFor ? refactoring.offer(element, project.model) : [];
  if (!offer) return undefined;
  const texts = new Map(edited(files, offer.edits).map(({ path, text }) => [path, text]));
  if (offer.newFile) texts.set(offer.newFile.path, offer.newFile.text);
  expect(problemsOf(texts)).toEqual(problemsOf(new Map(files.map(({ path, text }) => [path, text]))));
  return [...texts]
    .map(([path, text]) => (texts.size === 1 ? text : `//- ${path}\n${text.replace(/(?<=[^\n])$/, '\n')}`))
    .join('');
}

/** A refactoring makes nothing that does not read, and no name that means nothing. */
function problemsOf(texts: ReadonlyMap<string, string>): readonly string[] {
  const project = createProject();
  project.update([...texts].map(([path, text]) => ({ path, text })));
  const wrong = new Set([
    'syntax',
    'unresolved-reference',
    'ambiguous-reference',
    'misplaced',
    'unknown-role',
    'duplicate-name',
  ]);
  return project
    .paths()
    .flatMap((path) => project.problems(path, { fold: false }))
    .filter(({ rule }) => wrong.has(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}
