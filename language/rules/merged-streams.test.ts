/** Merging value streams: what is said of the second comes into the first, references follow, and nothing is lost. */
import { describe, expect, it } from 'vitest';
import { exampleProject } from '#testing';
import { applyEdits } from '../edits/text-edits.ts';
import { mergedStreams } from './merged-streams.ts';

/** The files after merging the first two value streams of a text; undefined where that is not offered. */
function merged(text: string): string | undefined {
  const project = exampleProject(text, { profile: 'all' });
  const [first, second] = project.model.elementsOf('value-stream');
  const [fix] = first && second ? mergedStreams([first, second], project.model) : [];
  return fix && applyEdits(text, fix.edits);
}

describe('merging value streams', () => {
  it('brings facts and contents over, keeps what clashes as comments, and lets references follow', () => {
    const text = `enterprise acme {
  theme growth
  theme trust
}
portfolio retail in acme {
  epic ident { flows-into: claims, policies }
  epic calm { flows-into: policies }

  value-stream claims "Claims" {
    supports: growth
    budget: 9M EUR per year
    product payouts { delivered-by: shared }
  }

  /** All that is insured. */
  value-stream policies "Policies" {
    // Agreed in spring.
    supports: trust
    budget: 3M EUR per year // too little
    customer: "Brokers"

    product cover { delivered-by: shared }
  }
}
art shared in claims, policies
product old-cover in policies
`;
    expect(merged(text)).toBe(`enterprise acme {
  theme growth
  theme trust
}
portfolio retail in acme {
  epic ident { flows-into: claims }
  epic calm { flows-into: claims }

  value-stream claims "Claims" {
    supports: growth
    budget: 9M EUR per year
    // Agreed in spring.
    supports: trust
    customer: "Brokers"
    // Merged from \`policies\` “Policies”:
    //   All that is insured.
    //   budget: 3M EUR per year // too little
    product cover { delivered-by: shared }
    product payouts { delivered-by: shared }
  }
}
art shared in claims
product old-cover in claims
`);
  });

  it('lets what refers to it from inside follow as well', () => {
    const text = `value-stream claims

value-stream policies {
  product cover { funded-by: policies }
}
art shared in claims, policies
`;
    expect(merged(text)).toBe(`value-stream claims {
  product cover { funded-by: claims }
}

art shared in claims
`);
  });

  it('is not offered where a decision is needed: one in the other, a link between them, or shared money', () => {
    expect(merged('value-stream claims {\n  value-stream policies\n}')).toBeUndefined();
    expect(merged('value-stream claims { networked-with: policies }\nvalue-stream policies')).toBeUndefined();
    const shared = 'solution omni { funded-by: claims 60%, policies 40% }';
    expect(merged(`value-stream claims\nvalue-stream policies\n${shared}`)).toBeUndefined();
  });
});
