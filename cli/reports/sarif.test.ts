/** SARIF by its published schema, and by what GitHub's documentation asks beyond it. */
import { gzipSync } from 'node:zlib';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '#language';
import { cliFolder } from '../cli-testing.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { context, problem, problems, report } from './reports-testing.ts';
import { sarif } from './sarif.ts';

type Region = {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
};
type Place = {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region: Region;
  };
};
type Result = {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly relatedLocations?: readonly Place[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly { readonly insertedContent: { readonly text: string } }[];
    }[];
  }[];
};
type Run = {
  readonly columnKind: string;
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string } }[];
    };
  };
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly { readonly message: object }[] }[];
  readonly results: readonly Result[];
};

const { $schema: _schema, id: _id, ...publishedSchema } = schema;
// The schema is of an older draft, whose patterns are not Unicode's, and names formats of text that are not checked here.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(publishedSchema);

/** The one run of a text that the published schema takes. */
function runIn(text: string): Run {
  const log: unknown = JSON.parse(text);
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  // By the schema there is at least one run.
  return (log as { readonly runs: readonly [Run] }).runs[0];
}

async function checked(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Run> {
  return runIn((await cliFolder(files).throughline('check', '--format', 'sarif', ...args)).out);
}

const broken = 'value-stream claims\n\nart sky in claims, clams {\n  rte: @a\n}\n';

describe('sarif', () => {
  it('declares every rule with its page, and points at each problem', async () => {
    const { tool, results, columnKind } = await checked({ 'a.thru': broken }, '--rule', 'unresolved-reference');
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ name }) => name));
    expect(tool.driver.rules.every(({ help }) => help.markdown.startsWith('# '))).toBe(true);
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results).toMatchObject([
      {
        ruleId: 'unresolved-reference',
        ruleIndex: rules.findIndex(({ name }) => name === 'unresolved-reference'),
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a.thru', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 20, endLine: 3, endColumn: 25 },
            },
          },
        ],
      },
    ]);
    expect(results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent.text).toBe('claims');
  });

  it('keeps the fingerprint when lines move, and gives no two problems the same', async () => {
    const prints = (run: Run): readonly string[] =>
      run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    const before = prints(await checked({ 'a.thru': broken }));
    const after = prints(await checked({ 'a.thru': `// One.\n\n// Two.\n\n${broken}` }));
    expect(after).toEqual(before);
    expect(before.length).toBeGreaterThan(1);
    expect(new Set(before).size).toBe(before.length);
  });

  it('is written without problems too, so that what is mended is closed', async () => {
    const { results, tool } = await checked({ 'a.thru': 'value-stream claims\n' }, '--rule', 'syntax');
    expect(results).toEqual([]);
    expect(tool.driver.rules.length).toBe(rules.length);
  });

  it('takes the examples', async () => {
    const { throughline } = cliFolder();
    const { out } = await throughline('check', `${import.meta.dirname}/../../examples/misaligned`, '--format', 'sarif');
    expect(runIn(out).results.length).toBeGreaterThan(30);
  });

  it('encodes paths, and keeps hostile names words', async () => {
    const { results } = await checked({ [hostileName]: hostileText }, '--rule', 'invalid-value');
    expect(results.length).toBe(hostileCount);
    for (const { locations, message } of results) {
      const [place] = locations;
      const uri = place?.physicalLocation.artifactLocation.uri ?? '';
      expect(uri).toMatch(/^[\w%.~!'()*-]+$/);
      expect(decodeURIComponent(uri)).toBe(hostileName);
      expect(message.text).not.toMatch(/(?<!\\)[[\]]/);
      // eslint-disable-next-line no-control-regex -- these are the characters that are not passed on.
      expect(message.text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('tells the gravest first', () => {
    const { text } = sarif.render(report([...problems(9, 'warning'), problem(30)]), context);
    expect(runIn(text).results[0]?.level).toBe('error');
  });

  it('keeps what GitHub takes, and says what it leaves out', async () => {
    const trains = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_each, at) => `art a${from + at} { pi: x }\n`).join('');
    const { throughline } = cliFolder({ 'a.thru': trains(0, 13_000), 'b.thru': trains(13_000, 25_001) });
    const { out, err } = await throughline('check', '--format', 'sarif', '--rule', 'invalid-value');
    const { results, invocations } = runIn(out);
    expect(results.length).toBe(25_000);
    expect(err).toContain('1 of 25001 problems are left out of the SARIF');
    expect(invocations[0]?.toolExecutionNotifications[0]?.message).toMatchObject({
      text: expect.stringContaining('1 of 25001 problems'),
    });
  });

  it('keeps below the size that GitHub takes', () => {
    // Words that do not pack well.
    const words = (n: number): string =>
      Array.from({ length: 300 }, (_each, at) =>
        (((n + 1) * (at + 7) * 2_654_435_761) % 4_294_967_296).toString(36),
      ).join('');
    const many = problems(12_000).map((each, n) => ({ ...each, message: words(n) }));
    const { text, remark } = sarif.render(report(many), context);
    expect(gzipSync(text).length).toBeLessThanOrEqual(10_000_000);
    expect(remark).toMatch(/^\d+ of 12000 problems are left out/);
  });

  it('tells fewer than the hundred related places that GitHub takes, and how many more there are', async () => {
    const teams = Array.from({ length: 200 }, (_each, at) => `team t${at} { po: @ann }\n`).join('');
    const { out } = await cliFolder({ 'a.thru': teams }).throughline('check', '--format', 'sarif');
    const related = runIn(out).results.find(({ ruleId }) => ruleId === 'role-overloaded')?.relatedLocations ?? [];
    expect(related.length).toBe(50);
    expect(JSON.stringify(related.at(-1))).toContain('And 149 more.');
  });

  it('links the documentation where it has an address', async () => {
    const folder = cliFolder({ 'a.thru': broken }, 'https://throughline.example/pages');
    const { out } = await folder.throughline('check', '--format', 'sarif');
    expect(runIn(out).tool.driver).toMatchObject({
      informationUri: 'https://throughline.example/pages',
      rules: expect.arrayContaining([
        expect.objectContaining({ helpUri: 'https://throughline.example/pages/docs/rules/role-missing.md' }),
      ]),
    });
  });
});
