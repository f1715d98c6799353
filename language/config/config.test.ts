import { describe, expect, it } from 'vitest';
import { defaultConfig, parseConfig, toSettings } from './config.ts';
import { levelTitle } from '../metamodel/index.ts';
import { createProject } from '../project.ts';
import { rules } from '../rules/index.ts';

const problemsOf = (text: string): readonly string[] =>
  parseConfig(text).problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`);

describe('throughline.json', () => {
  it('may have comments and commas at the end', () => {
    const { config, problems } = parseConfig('{\n  // ours\n  "name": "Acme",\n  "profile": "all",\n}');
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ name: 'Acme', profile: 'all' });
  });

  it('says at the place what is wrong, with a suggestion', () => {
    expect(problemsOf('{ "profil": "all" }')).toEqual([
      '"profil": `profil` is not a setting of a project; did you mean `profile`?',
    ]);
    expect(problemsOf('{ "rules": { "rol-missing": "off" } }')).toEqual([
      '"rol-missing": No rule is called `rol-missing`; did you mean `role-missing`?',
    ]);
    expect(problemsOf('{ "rules": { "syntax": "off" } }')).toEqual([
      '"syntax": `syntax` cannot be set: what does not read cannot be judged.',
    ]);
    expect(problemsOf('{ "include": ["../other/**"] }')).toEqual([
      '"../other/**": `../other/**` lies outside the folder of this file. A project reads only its own folder.',
    ]);
    expect(problemsOf('{ "currency": "euro" }')).toEqual([
      '"euro": A currency is three capital letters, such as `EUR`.',
    ]);
    expect(problemsOf('{ "rules": { "value-stream-incomplete": { "requires": [] } } }')[0]).toContain(
      'Did you mean `require`?',
    );
  });

  it('says so inside of objects as well, and what is missing', () => {
    expect(problemsOf('{ "overrides": [{ "filez": ["a"], "rules": {} }] }')).toEqual([
      '{ "filez": ["a"], "rules": {} }: `files` is missing here.',
      '"filez": `filez` is not a setting of `overrides`; did you mean `files`?',
    ]);
    expect(problemsOf('{ "flow": { "dais": "elapsed" } }')).toEqual([
      '"dais": `dais` is not a setting of `flow`; did you mean `days`?',
    ]);
  });

  it('says what a setting takes', () => {
    expect(problemsOf('{ "profile": "everything", "calendar": { "a": 1 }, "name": 3 }')).toEqual([
      '3: `name` takes a text, not 3.',
      '"everything": `profile` takes `guide` or `recommended` or `all`, not `everything`.',
      '{ "a": 1 }: `calendar` takes a list, not an object.',
    ]);
  });

  it('keeps what is sound where something is wrong', () => {
    const { config } = parseConfig('{ "name": "Acme", "profile": "everything" }');
    expect(config).toMatchObject({ name: 'Acme', profile: 'recommended' });
  });

  it.each(['', '[', 'null', '[]', '"text"', '{"rules": 3}', '{"overrides": [{}]}'])('never throws: %s', (text) => {
    expect(parseConfig(text).problems.length).toBeGreaterThan(0);
  });

  it('sets severities, for some files differently', () => {
    const { config } = parseConfig(
      '{ "rules": { "role-vacant": "warning" }, "overrides": [{ "files": ["old/**"], "rules": { "role-vacant": "off" } }] }',
    );
    const settings = toSettings(config);
    const rule = rules.find(({ name }) => name === 'role-vacant');
    if (!rule) throw new Error('There is no such rule.');
    expect(settings.of(rule, 'new/a.thru').severity).toBe('warning');
    expect(settings.of(rule, 'old/a.thru').severity).toBe('off');
    expect(toSettings(defaultConfig).of(rule, 'a.thru').severity).toBeUndefined();
  });

  it('says which form an option takes', () => {
    const told = (text: string): readonly string[] => parseConfig(text).problems.map(({ message }) => message);
    expect(told('{ "rules": { "art-too-large": { "max": "many" } } }')).toEqual(['`max` takes a number.']);
    expect(told('{ "rules": { "value-stream-incomplete": { "require": "people" } } }')).toEqual([
      '`require` takes a list of texts, such as `["a", "b"]`.',
    ]);
    expect(told('{ "rules": { "art-too-large": { "max": 150, "severity": "error" } } }')).toEqual([]);
  });

  it('chooses the words that people read', () => {
    const text = 'value-stream claims {\n  art sky {\n    team kite { po: @ann }\n  }\n}\n';
    const project = createProject({ settings: toSettings(defaultConfig) });
    project.update([{ path: 'a.thru', text }]);
    const told = (): string =>
      project.problems('a.thru').find(({ span }) => text.startsWith('kite', span.start))?.message ?? '';
    expect(told()).toContain('has no Scrum Master');
    project.configure(toSettings(parseConfig('{ "vocabulary": "safe" }').config));
    expect(told()).toContain('has no Team Coach');
    expect([levelTitle('program'), levelTitle('program', project.vocabulary())]).toEqual(['Program (ART)', 'ART']);
    project.configure(toSettings(defaultConfig));
    expect(told()).toContain('has no Scrum Master');
  });
});
