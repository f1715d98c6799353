/** JUnit's XML, judged by libxml2 against a schema. */
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import { describe, expect, it } from 'vitest';
import { cliFolder } from '../cli-testing.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { junit } from './junit.ts';
import { context, problem, problems, rendered, report } from './reports-testing.ts';

const schema = readFileSync(`${import.meta.dirname}/consumers/junit.xsd`, 'utf8');

async function expectValid(xml: string): Promise<void> {
  const { errors } = await validateXML({ xml, schema, maxMemoryPages: 16_384 });
  expect(errors).toEqual([]);
}

const countOf = (xml: string, word: string): number => xml.split(word).length - 1;

describe('junit', () => {
  it('fails a case a problem, and passes a file without', async () => {
    const { throughline } = cliFolder({ 'a.thru': 'art sky in claims\n', 'b.thru': 'value-stream other\n' });
    const { out } = await throughline('check', '--format', 'junit', '--rule', 'unresolved-reference');
    await expectValid(out);
    expect(out).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="throughline" tests="2" failures="1" errors="0">
  <testsuite name="a.thru" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="a.thru" name="unresolved-reference art:sky">
      <failure type="error" message="No value stream is called \`claims\`; declare it, or correct the name.">a.thru:1:12: error: No value stream is called \`claims\`; declare it, or correct the name.</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.thru" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="b.thru" name="no problems"/>
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
