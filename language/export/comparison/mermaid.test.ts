/** The picture in a comment. */
import { describe, expect, it } from 'vitest';
import { compareVersions, createProject } from '#language';
import { mermaidOf } from './mermaid.ts';

const project = (text: string) => {
  const made = createProject({ isIncremental: false });
  made.update([{ path: 'a.thru', text }]);
  return made;
};
const picture = (before: string, after: string) => mermaidOf(compareVersions(project(before), project(after)));

const model = `portfolio retail {
  value-stream claims "Claims"
  value-stream policies "Policies" { budget: 1M EUR }
}
art sky "Sky" in claims { team kite }
team wren
`;

describe('the picture', () => {
  it('shows what came, went, moved and changed, with where it was', () => {
    const after = model
      .replace('in claims', 'in policies')
      .replace('team kite', 'team crow "Crow"')
      .replace('team wren\n', '')
      .replace('1M', '2M');
    const [head, ...lines] = picture(model, after).text.split('\n  ');
    expect([head, ...lines.filter((line) => !line.startsWith('classDef'))].join('\n')).toBe(`flowchart LR
n0["− team<br/>kite"]:::removed
n1["→ train<br/>Sky"]:::moved
n2["− team<br/>wren"]:::removed
n3["+ team<br/>Crow"]:::added
n4["~ value stream<br/>Policies"]:::changed
n5["value stream<br/>Claims"]
n1 -. before .-> n0
n1 --> n3
n4 --> n1
n5 -. before .-> n1`);
  });

  it('is none where nothing of it changed', () => {
    expect(picture(model, model)).toEqual({ text: '', left: 0 });
    expect(picture(model, model.replace('"Claims"', '"Claim"')).text).toBe('');
  });

  it('holds at most forty elements, and says how many it leaves out', () => {
    const many = Array.from({ length: 60 }, (_, at) => `portfolio p-${at}\n`).join('');
    const { text, left } = picture(model, `${model}${many}`);
    expect([text.match(/\["/g)?.length, left]).toEqual([40, 20]);
  });

  it('takes no name for a sign of its own', () => {
    const bad = '"]; click n0 href \\"javascript:alert(1)\\" %% <b>#quot; `x` end';
    const { text } = picture(model, `${model}portfolio odd ${JSON.stringify(bad)}\n`);
    const [line = ''] = text.split('\n').filter((each) => each.includes('click'));
    expect(line).toMatch(/^ {2}n0\["\+ portfolio<br\/>[^"<>`%()[\]]*"\]:::added$/);
  });
});
