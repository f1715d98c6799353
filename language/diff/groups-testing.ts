/** A small bank for the tests of groups and problems, and what is told of two versions of it. */
import { createProject, type Project } from '../project.ts';
import { compareVersions } from './compare.ts';

type Texts = Readonly<Record<string, string>>;

export function projectOf(texts: Texts | string): Project {
  const project = createProject({ isIncremental: false });
  const files = typeof texts === 'string' ? { 'main.thru': texts } : texts;
  project.update(Object.entries(files).map(([name, text]) => ({ path: name, text })));
  return project;
}

export const headlines = (before: Texts | string, after: Texts | string): readonly string[] =>
  compareVersions(projectOf(before), projectOf(after)).groups.map(({ headline }) => headline);

export const bank = `portfolio retail {
  lpm: @lea
  value-stream payments "Payments" {
    budget: 6M EUR per year
    art core "Payments Core" {
      rte: @ava "Ava Lind"
      team kite { members: 7 }
      team hawk { members: 8 }
      team wren { members: 6 }
    }
  }
  value-stream cards "Cards" {
    budget: 9M EUR per year
    art issuing "Card Issuing" {
      rte: @ben "Ben Roe"
      team puma { members: 9 }
      product-manager: @cid "Cid Oz"
      backlog {
        feature F-1 "Metal card"
        feature F-2 "Gift card"
        feature F-3 "Virtual card"
      }
    }
    product wallet "Wallet" { delivered-by: issuing }
  }
}
`;

export const edited = (...edits: readonly (readonly [string | RegExp, string])[]): string =>
  edits.reduce((text, [from, to]) => text.replace(from, to), bank);
