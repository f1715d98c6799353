/** Moving the teams that deliver a product from another value stream: before and after. */
import { describe, expect, it } from 'vitest';
import { exampleProject } from '#testing';
import { applyEdits } from '../edits/text-edits.ts';

/** The text after the quick fix that moves teams, and what it is called; undefined where it is not offered. */
function moved(text: string): { readonly title: string; readonly text: string } | undefined {
  const project = exampleProject(text, { profile: 'guide' });
  const split = project
    .paths()
    .flatMap((path) => project.problems(path))
    .find(({ rule }) => rule === 'product-split-across-value-streams');
  const fix = split && project.fixes(split).find(({ title }) => title.startsWith('Move'));
  return fix && { title: fix.title, text: applyEdits(text, fix.edits) };
}

const lending = `value-stream lending {
  product loan { delivered-by: loans, mobile }
  art loans
}
`;

describe('moving the teams of a product', () => {
  it('takes those that stand in the train with their text, and names the new train at the others', () => {
    expect(
      moved(`${lending}
value-stream channels {
  art mobile {
    // Knows the app stores.
    team kite { members: 7 }
    team hawk
    backlog { feature F-1 }
  }
}

team owl in mobile
`),
    ).toEqual({
      title: 'Move the teams `kite`, `hawk` and `owl` to `loans`',
      text: `value-stream lending {
  product loan { delivered-by: loans }
  art loans {
    // Knows the app stores.
    team kite { members: 7 }
    team hawk
  }
}

value-stream channels {
  art mobile {
    backlog { feature F-1 }
  }
}

team owl in loans
`,
    });
  });

  it('moves the one team that delivers it', () => {
    const text = lending.replace('mobile', 'kite');
    expect(moved(`${text}\nvalue-stream channels {\n  art mobile\n}\n\nteam kite in mobile\n`)).toEqual({
      title: 'Move the team `kite` to `loans`',
      text: `${text.replace(', kite', '')}\nvalue-stream channels {\n  art mobile\n}\n\nteam kite in loans\n`,
    });
  });

  it('is not offered where it would be a guess who moves', () => {
    const channels = 'value-stream channels {\n  art mobile { team kite }\n';
    expect(moved(`${lending}\n${channels}}\n`)?.title).toBe('Move the team `kite` to `loans`');
    expect(moved(`${lending}\n${channels}  product app { delivered-by: mobile }\n}\n`)).toBeUndefined();
    expect(moved(`${lending}\nvalue-stream channels {\n  art mobile\n}\n`)).toBeUndefined();
  });
});
