// Over 300 lines: one table of what people write into a configuration, and what is said of it.
import { describe, expect, it } from 'vitest';
import { configSchema, defaultConfig, parseConfig, toSettings } from './config.ts';
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

  it('says what a setting takes, in the order of the text', () => {
    expect(problemsOf('{ "profile": "everything", "calendar": { "a": 1 }, "name": 3 }')).toEqual([
      '"everything": `profile` takes `guide`, `recommended` or `all`, not `everything`.',
      '{ "a": 1 }: `calendar` takes a list, not an object.',
      '3: `name` takes a text, not `3`.',
    ]);
  });

  const misfits = {
    number: '-1',
    count: '1.5',
    percent: '101',
    boolean: '"true"',
    text: '1',
    texts: '"a"',
    day: '"2026-13-01"',
    currency: '"euro"',
    rates: '["x"]',
  } as const;
  const everyOption = rules.flatMap(({ name, options: specs = {} }) =>
    Object.entries(specs).map(([option, { type }]) => ({ rule: name, option, type })),
  );

  it.each(everyOption)(
    'judges $option of $rule at its value, and knows a slip in its name',
    ({ rule, option, type }) => {
      const wrong = ['{ }', 'null', ...(type === 'texts' ? [] : ['["a"]'])];
      const numbers = type === 'number' || type === 'count' || type === 'percent' ? ['-1', '"NaN"', '1e999'] : [];
      for (const value of [...wrong, ...numbers, misfits[type]])
        expect(problemsOf(`{ "rules": { "${rule}": { "${option}": ${value} } } }`)).toEqual([
          expect.stringMatching(new RegExp(`^${value.replace(/[[\]{}]/g, String.raw`\$&`)}: .*\`${option}\` takes `)),
        ]);
      expect(problemsOf(`{ "rules": { "${rule}": { "${option}s": 1 } } }`)).toEqual([
        expect.stringContaining(`Did you mean \`${option}\`?`),
      ]);
    },
  );

  it.each(['constructor', 'toString', '__proto__'])('knows that %s is no option, no rule and no setting', (name) => {
    expect(problemsOf(`{ "rules": { "art-too-large": { "${name}": 1 } } }`)).toEqual([
      expect.stringContaining(`"${name}": \`art-too-large\` has no option \`${name}\``),
    ]);
    expect(problemsOf(`{ "rules": { "${name}": "off" } }`)).toEqual([`"${name}": No rule is called \`${name}\`.`]);
    expect(problemsOf(`{ "${name}": 1 }`)).toEqual([`"${name}": \`${name}\` is not a setting of a project.`]);
  });

  it.each([
    ['', ': This file is empty; write `{ }` where there is nothing to set.'],
    ['\uFEFF\n', ': This file is empty; write `{ }` where there is nothing to set.'],
    [
      '{\r\n<<<<<<< ours\r\n"name": "a"\r\n=======\r\n"name": "b"\r\n>>>>>>> theirs\r\n}',
      '<<<<<<< ours: Here stand two versions',
    ],
  ])('says what became of a file (%#)', (text, said) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(said)]);
  });

  it('judges what an option means, at the value', () => {
    const of = (rule: string, options: string): readonly string[] =>
      problemsOf(`{ "rules": { "${rule}": { ${options} } } }`);
    expect(of('project-funding', '"until": "2026-02-30"')).toEqual([
      '"2026-02-30": `until` takes a day, such as `"2027-12-31"`.',
    ]);
    expect(of('budget-exceeded', '"currency": "Kroner", "rates": ["1 EUR = 11.2 SEK", "dear"]')).toEqual([
      '"Kroner": `currency` takes a currency in three capital letters, such as `"EUR"`.',
      '["1 EUR = 11.2 SEK", "dear"]: `rates` takes a list of exchange rates, such as `["1 EUR = 11.2 SEK"]`.',
    ]);
    expect(of('wip-ageing', '"percentile": 850')).toEqual(['850: `percentile` takes a number from 0 to 100.']);
    expect(of('budget-exceeded', '"currency": "EUR", "rates": ["1 EUR = 11.2 SEK"]')).toEqual([]);
  });

  it('knows numbers of which a rule can make nothing', () => {
    expect(problemsOf('{ "rules": { "arrivals-exceed-departures": { "windows": 0, "days": 0 } } }')).toEqual([
      '0: `windows` takes a whole number, 1 or more.',
      '0: `days` takes a whole number, 1 or more.',
    ]);
    expect(
      problemsOf('{ "rules": { "wsjf-order-contradiction": { "ratio": 0.5 } }, "flow": { "span": 1e9 } }'),
    ).toEqual(['0.5: `ratio` takes a number, 1 or more.', '1e9: `span` takes at most 36500 days.']);
  });

  it('knows rates of what is no currency, whatever its name, and of which nothing comes', () => {
    const rates = ['"__proto__": 1', '"constructor": 1', '"prototype": 1', '"sek": 1', '"SEK": 0', '"NOK": 1e999'];
    const none = 'A currency is three capital letters, such as `EUR`.';
    expect(problemsOf(`{ "exchangeRates": { ${rates.join(', ')} } }`)).toEqual([
      `"__proto__": ${none}`,
      `"constructor": ${none}`,
      `"prototype": ${none}`,
      `"sek": ${none}`,
      '0: A rate is more than 0.',
      '1e999: A rate is at most 1000 billion.',
    ]);
  });

  it('tells every setting that there is none of, columns of an import too', () => {
    const text =
      '{ "profil": "all", "flow": { "dais": 1, "columns": { "teem": "Squad", "__proto__": "x" } }, "overrides": [{ "files": [], "rules": {}, "rule": 1 }] }';
    expect(problemsOf(text)).toEqual([
      '"profil": `profil` is not a setting of a project; did you mean `profile`?',
      '"dais": `dais` is not a setting of `flow`; did you mean `days`?',
      '"teem": `teem` is not a setting of `columns`; did you mean `team`?',
      '"__proto__": `__proto__` is not a setting of `columns`.',
      '"rule": `rule` is not a setting of `overrides`; did you mean `rules`?',
    ]);
  });

  it('says where nothing lies between two limits, by the usual ones and those of the project', () => {
    const range = (own: string, override: string): readonly string[] =>
      problemsOf(`{ "rules": { ${own} }, "overrides": [{ "files": ["teams"], "rules": { ${override} } }] }`);
    expect(range('"art-team-count": { "min": 20 }', '')).toEqual([
      '20: `min` is 20 here and `max` is 12, so nothing lies between them. Set both.',
    ]);
    expect(range('"art-team-count": { "min": 20, "max": 30 }', '"art-team-count": { "min": 25 }')).toEqual([]);
    expect(range('', '"art-team-count": { "max": 3 }')).toEqual([
      '3: `min` is 5 here and `max` is 3, so nothing lies between them. Set both.',
    ]);
    expect(range('"team-too-large": { "max": 1 }', '"art-team-count": { "min": "many" }').length).toBe(1);
  });

  it('asks for the word of a choice that is near', () => {
    expect(problemsOf('{ "profile": "al", "rules": { "role-vacant": "warn", "art-too-large": "OFF" } }')).toEqual([
      '"al": `profile` takes `guide`, `recommended` or `all`, not `al`. Did you mean `all`?',
      expect.stringMatching(/^"warn": .* Did you mean `warning`\?$/),
      expect.stringMatching(/^"OFF": .* Did you mean `off`\?$/),
    ]);
  });

  it('says that a path of Windows means no file', () => {
    expect(problemsOf(String.raw`{ "include": ["teams\\**", "teams\\pay.thru", "a\\[1\\].thru"] }`)).toEqual([
      String.raw`"teams\\**": ` + '`teams\\**` means no file: folders are separated by `/`. Write `teams/**`.',
      String.raw`"teams\\pay.thru": ` +
        '`teams\\pay.thru` means no file: folders are separated by `/`. Write `teams/pay.thru`.',
    ]);
  });

  it('keeps what is sound where something is wrong, down to one setting', () => {
    const { config } = parseConfig(`{
      "name": "Acme", "profile": "everything",
      "rules": { "art-too-large": "loud", "art-too-small": { "min": "few" }, "role-vacant": "off" },
      "overrides": [{ "rules": {} }, { "files": ["a"], "rules": { "role-vacant": 3, "art-too-small": "off" } }],
      "flow": { "days": 7, "span": 30 },
      "calendar": ["2026-12-24", "never", 25, "2026-12-26"]
    }`);
    expect(config).toMatchObject({
      name: 'Acme',
      profile: 'recommended',
      rules: { 'art-too-small': { options: {} }, 'role-vacant': { severity: 'off' } },
      overrides: [{ files: ['a'], rules: { 'art-too-small': { severity: 'off' } } }],
      flow: { days: 'elapsed', span: 30 },
      calendar: ['2026-12-24', '2026-12-26'],
    });
    expect(config.rules['art-too-large']).toBeUndefined();
    expect(config.overrides[0]?.rules['role-vacant']).toBeUndefined();
  });

  const texts = ['$schema', 'name', 'profile', 'currency', 'fiscalYearStart', 'timeZone', 'vocabulary', 'asOf'];
  const lists = ['include', 'exclude', 'overrides', 'calendar'];
  const objects = ['rules', 'exchangeRates', 'flow'];
  const others = ['[]', '{}', '3', 'true', 'null', '"x"'];
  const wrong = [
    ...texts.flatMap((key) => others.slice(0, 5).map((value) => [key, value] as const)),
    ...lists.flatMap((key) => others.slice(1).map((value) => [key, value] as const)),
    ...lists.flatMap((key) => ['[3]', '[[]]', '[null]'].map((value) => [key, value] as const)),
    ...objects.flatMap((key) => ['[]', '[3]', '3', 'true', 'null', '"x"'].map((value) => [key, value] as const)),
  ];

  it.each(wrong)('refuses `%s`: %s with a sentence, and counts the default', (key, value) => {
    const text = `{ "name": "Acme", "${key}": ${value} }`.replace('"name": "Acme", "name"', '"name"');
    const { config, problems } = parseConfig(text);
    expect(problems.map(({ message }) => message).join()).toMatch(/^(An entry of )?`[$\w]+` takes .*, not .*\.$/);
    expect(config).toEqual({ ...defaultConfig, name: key === 'name' ? undefined : 'Acme' });
  });

  it('covers every setting with that', () => {
    expect([...texts, ...lists, ...objects].sort()).toEqual(Object.keys(configSchema.entries).sort());
  });

  it('refuses days, zones and rates that there are not', () => {
    expect(problemsOf('{ "asOf": "2026-02-30" }')).toEqual(['"2026-02-30": The calendar has no such day.']);
    expect(problemsOf('{ "calendar": ["2026-12-24", "2027-02-29"] }')).toEqual([
      '"2027-02-29": The calendar has no such day.',
    ]);
    expect(problemsOf('{ "timeZone": "Mars/Olympus" }')[0]).toContain('No time zone is called that');
    expect(problemsOf('{ "fiscalYearStart": "02-29" }')[0]).toContain('Not every year has that day');
    expect(problemsOf('{ "exchangeRates": { "sek": 1, "SEK": 0 } }')).toEqual([
      '"sek": A currency is three capital letters, such as `EUR`.',
      '0: A rate is more than 0.',
    ]);
    expect(problemsOf('{ "flow": { "span": 1.5 } }')).toEqual(['1.5: `span` takes whole days.']);
  });

  it('says what is wrong inside of the setting of a rule', () => {
    expect(problemsOf('{ "rules": { "art-too-large": { "severity": 3, "max": -1 } } }')).toEqual([
      '3: `severity` takes `error`, `warning`, `info`, `hint` or `off`, not `3`.',
      '-1: `max` takes a whole number, 0 or more.',
    ]);
    expect(problemsOf('{ "rules": { "art-too-large": [] } }')).toEqual([
      '[]: `art-too-large` takes `error`, `warning`, `info`, `hint`, `off` or an object in braces, not a list.',
    ]);
  });

  it('finds a setting that is written twice', () => {
    expect(problemsOf('{ "include": ["a/**"], "rules": {}, "include": ["b/**"] }')).toEqual([
      '"include": `include` is set more than once, and the last one counts. Keep one.',
    ]);
  });

  it('survives brackets without end, and patterns of nothing', () => {
    for (const text of ['['.repeat(100_000), '{"rules":'.repeat(100_000), `{ "rules": ${'[{"a":'.repeat(5000)}`])
      expect(parseConfig(text).problems.map(({ message }) => message)).toEqual([
        'No setting stands in so many brackets. Until it is mended, the defaults count.',
      ]);
    const { config, problems } = parseConfig('{ "include": [""], "overrides": [{ "files": [""], "rules": {} }] }');
    expect(problems.length).toBe(2);
    expect(() => toSettings(config)).not.toThrow();
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
    expect(told('{ "rules": { "art-too-large": { "max": "many" } } }')).toEqual([
      '`max` takes a whole number, 0 or more.',
    ]);
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
