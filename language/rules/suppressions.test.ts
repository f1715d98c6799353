/** A suppression is of no use only where its rule has been asked, and had nothing to say. */
import { describe, expect, it } from 'vitest';
import { exampleProject, type ExampleOptions } from '#testing';

const stream = (lines: string): string => `portfolio retail {
  lpm: @ava
  ea: @ben
  value-stream claims {
    customer: "All"
    budget: unknown
    // throughline-ignore art-too-large: split next year
    art sky {
${lines}
      rte: @cai
      pm: @dag
      bo: @eli
    }
  }
}
`;

const large = '      people: 210';
const small = '      people: 60';

function unused(text: string, options: ExampleOptions = {}): readonly string[] {
  const project = exampleProject(text, options);
  return project
    .paths()
    .flatMap((path) => project.problems(path))
    .filter(({ rule }) => rule === 'suppression-unused')
    .map(({ message }) => message);
}

describe('a suppression', () => {
  it('is of use where it hides a problem, and of none where there is none', () => {
    expect(unused(stream(large))).toEqual([]);
    expect(unused(stream(small)).length).toBe(1);
  });

  it('may stay where its rule is not asked: in a smaller profile, or switched off', () => {
    expect(unused(stream(small), { profile: 'guide' })).toEqual([]);
    expect(unused(stream(small), { rules: { 'art-too-large': { severity: 'off' } } })).toEqual([]);
  });

  it.each([
    ['a colon that is missing', '      people 210'],
    ['a misspelt key', '      peopel: 210'],
    ['a value that is still to come', '      people:'],
    ['a value that means nothing', '      people: many'],
  ])('may stay where the text does not read: %s', (_, line) => {
    expect(unused(stream(line))).toEqual([]);
  });

  it('is of use where another problem tells of the one that it hides', () => {
    const text = `value-stream claims {
  customer: "All"
  budget: unknown
  lpm: @ava
}
value-stream policies {
  customer: "All"
  budget: unknown
  lpm: @ava
}
// throughline-ignore many-value-streams-one-art: shared until the split
art shared in claims, policies {
  rte: @cai
  pm: @dag
  bo: @eli
}
`;
    expect(unused(text)).toEqual([]);
  });
});
