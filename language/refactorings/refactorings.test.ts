/** Each refactoring: the text before, with the cursor at its element, and after. */
import { describe, expect, it } from 'vitest';
import { refactored } from './refactorings-testing.ts';

const portfolio = `portfolio retail {
  value-stream claims {
    // Runs day and night.
    art s<|>ky "Sky" {
      rte: @a
      team kite
      team hawk
    }
  }
  value-stream policies {
    customer: "All"
  }
}
`;

describe('moving a train', () => {
  it('takes the text, with the comment above it, into the other value stream', () => {
    expect(refactored('move-train', portfolio)).toBe(`portfolio retail {
  value-stream claims { }
  value-stream policies {
    customer: "All"

    // Runs day and night.
    art sky "Sky" {
      rte: @a
      team kite
      team hawk
    }
  }
}
`);
  });

  it('writes the other name where `in` says the home', () => {
    const text = 'portfolio p {\n  value-stream claims\n  value-stream policies\n}\nart s<|>ky in claims\n';
    expect(refactored('move-train', text)).toBe(text.replace('s<|>ky in claims', 'sky in policies'));
  });

  it('is not offered where there is no other value stream', () => {
    expect(
      refactored('move-train', 'portfolio p {\n  value-stream claims {\n    art s<|>ky\n  }\n}\n'),
    ).toBeUndefined();
  });
});

describe('splitting a train', () => {
  it('forms a train with vacant seats, and takes half of the teams there', () => {
    expect(refactored('split-train', portfolio)).toBe(`portfolio retail {
  value-stream claims {
    // Runs day and night.
    art sky "Sky" {
      rte: @a
      team kite
    }

    art sky-2 {
      state: forming
      business-owner: vacant
      product-manager: vacant
      release-train-engineer: vacant
      backlog { }
      team hawk
    }
  }
  value-stream policies {
    customer: "All"
  }
}
`);
  });

  it('moves teams of other files by their home', () => {
    expect(
      refactored(
        'split-train',
        '//- a.thru\nportfolio p {\n  value-stream claims\n}\nart s<|>ky in claims\n//- b.thru\nteam kite in sky\nteam hawk in sky { members: 7 }\n',
      ),
    ).toBe(
      '//- a.thru\nportfolio p {\n  value-stream claims\n}\nart sky in claims\n\nart sky-2 in claims {\n  state: forming\n  business-owner: vacant\n  product-manager: vacant\n  release-train-engineer: vacant\n  backlog { }\n}\n//- b.thru\nteam kite in sky\nteam hawk in sky-2 { members: 7 }\n',
    );
  });
});

describe('a product over several value streams', () => {
  it('becomes a solution of one product for each of them', () => {
    const before = `portfolio retail {
  value-stream lending {
    art loans
    product instant "Instant Loan" {
      delivered-by: loans, mobile
    }
  }
  value-stream channels "Channels" {
    art mobile
  }
}
`;
    expect(refactored('product-to-solution', before.replace('product in', 'product i<|>n')))
      .toBe(`${before.replace(', mobile', '')}
product instant-channels "Instant Loan, Channels" in channels {
  need: ""
  delivered-by: mobile
}

solution instant-solution "Instant Loan" in retail {
  comprises: instant, instant-channels
  solution-manager: vacant
  solution-architect: vacant
}
`);
  });

  it('is left alone where one value stream delivers it', () => {
    expect(
      refactored(
        'product-to-solution',
        'portfolio p {\n  value-stream v {\n    art a\n    product x<|>y { delivered-by: a }\n  }\n}\n',
      ),
    ).toBeUndefined();
  });
});

describe('creating a solution train', () => {
  it('takes the trains of its products on board, and leaves the seats vacant', () => {
    const before = `portfolio p {
  value-stream a {
    art one
    product x { delivered-by: one }
  }
  value-stream b {
    art two
    product y { delivered-by: two }
  }
  solution omni {
    comprises: x, y
  }
}
`;
    expect(refactored('create-solution-train', before.replace('omni', 'om<|>ni'))).toBe(
      before.replace(
        'comprises: x, y\n',
        'comprises: x, y\n\n    solution-train omni-train {\n      trains: one, two\n      solution-train-engineer: vacant\n    }\n',
      ),
    );
  });
});

describe('a file of its own', () => {
  it('takes a declaration with its comment there, and says its home', () => {
    expect(refactored('extract-to-file', portfolio)).toBe(`//- main.thru
portfolio retail {
  value-stream claims { }
  value-stream policies {
    customer: "All"
  }
}
//- sky.thru
// Runs day and night.
art sky "Sky" in claims {
  rte: @a
  team kite
  team hawk
}
`);
  });

  it('has a path that no other file has, and the line ends of its text', () => {
    const text =
      '//- org/main.thru\nportfolio p {\r\n  value-stream v<|>s {\r\n    customer: "All"\r\n  }\r\n}\r\n//- org/vs.thru\nportfolio q\n';
    expect(refactored('extract-to-file', text)).toContain(
      '//- org/vs-2.thru\nvalue-stream vs in p {\r\n  customer: "All"\r\n}\r\n',
    );
  });

  it('is not offered for what stands alone in its file, and for what only its owner knows', () => {
    expect(refactored('extract-to-file', 'portfolio p<|> { lpm: @ann }\n')).toBeUndefined();
    expect(refactored('extract-to-file', 'portfolio p {\n  cadence annual<|> { focus: okrs }\n}\n')).toBeUndefined();
  });

  it('goes back into the block of its home', () => {
    expect(
      refactored(
        'inline-into-home',
        '//- a.thru\nportfolio retail {\n  value-stream claims\n}\n//- b.thru\n// Runs day and night.\nart s<|>ky "Sky" in claims {\n  rte: @a\n}\n',
      ),
    ).toBe(
      '//- a.thru\nportfolio retail {\n  value-stream claims {\n    // Runs day and night.\n    art sky "Sky" {\n      rte: @a\n    }\n  }\n}\n//- b.thru\n',
    );
  });
});

describe('what stands around a declaration', () => {
  const stream = `portfolio p {
  value-stream claims {
    /* Runs day
       and night. */
    art s<|>ky {
      rte: @a // since May
    } // near the sea

    art sea
  }

  value-stream policies { }
}
`;

  it('goes with it where it is a comment: above it, of several lines, and at the end of its line', () => {
    expect(refactored('move-train', stream)).toBe(`portfolio p {
  value-stream claims {
    art sea
  }

  value-stream policies {
    /* Runs day
       and night. */
    art sky {
      rte: @a // since May
    } // near the sea
  }
}
`);
  });

  it.each([
    ['line ends', (text: string): string => text.replaceAll('\n', '\r\n')],
    ['tabs', (text: string): string => text.replace(/^(?: {2})+/gm, (lead) => '\t'.repeat(lead.length / 2))],
    ['four spaces', (text: string): string => text.replace(/^(?: {2})+/gm, (lead) => lead + lead)],
  ])('keeps its %s', (_, written) => {
    const text = stream.replace('       and', '     * and');
    expect(refactored('move-train', written(text))).toBe(written(refactored('move-train', text) ?? ''));
  });

  it('stays a comment where it opens another, and stays where other text stands on its line', () => {
    const text = (above: string): string => `portfolio p {\n${above}  theme one<|> { }\n  theme two\n}\n`;
    expect(refactored('extract-to-file', text('  /* a\n  /* b */\n'))).toContain('/* a\n/* b */\ntheme one in p');
    expect(refactored('extract-to-file', text('  theme zero /* of\n  b */\n'))).toContain(
      '  theme zero /* of\n  b */\n',
    );
  });

  it('is one gap where the first of several that go has none above', () => {
    const text =
      'art sky {\n  backlog<|> {\n    feature F-1 { }\n\n    feature F-2 { }\n\n    feature F-3 { }\n  }\n}\n';
    expect(refactored('backlog-of-names', text)).toContain('  backlog {\n    F-1\n    F-2\n    F-3\n  }\n');
  });
});
