import { describe, expect, it } from 'vitest';
import { compareVersions } from '../diff/compare.ts';
import { applyEdits } from '../edits/text-edits.ts';
import { createProject, type Project } from '../project.ts';
import { backlogOfNames } from './backlog-of-names.ts';

/** The text with its one backlog made one of names; undefined where that is not offered. */
function refactored(text: string): string | undefined {
  const project = createProject();
  project.update([{ path: 'main.thru', text }]);
  const [backlog] = project.model.elementsOf('backlog');
  const [offer] = backlog ? backlogOfNames.offer(backlog, project.model) : [];
  return offer && applyEdits(text, offer.edits);
}

describe('a backlog of names', () => {
  const source = `portfolio p {
  value-stream v {
    art sky {
      backlog {
        feature F-1 "One" { wsjf: value 8, time 5, risk 3, size 5 }
        // Waits for the vendor.
        feature F-2 "Two" {
          type: enabler architecture
          story S-1
        }
        feature F-3 // last
      }
    }
  }
}
`;
  const after = `portfolio p {
  value-stream v {
    art sky {
      backlog {
        F-1
        F-2
        F-3
      }
    }
  }
}

feature F-1 "One" { wsjf: value 8, time 5, risk 3, size 5 }

// Waits for the vendor.
feature F-2 "Two" {
  type: enabler architecture
  story S-1
}

feature F-3 // last
`;

  it('keeps the order in one place, and what the items say in another', () => {
    expect(refactored(source)).toBe(after);
  });

  it('changes nothing in the organisation', () => {
    const [old, now] = [source, after].map((text) => {
      const project = createProject();
      project.update([{ path: 'main.thru', text }]);
      return project;
    });
    // Two texts make two projects.
    expect(compareVersions(old as Project, now as Project).changes).toEqual([]);
  });

  it('is not offered for a short one, and not where a name alone would mean several', () => {
    const short = source.replace('        feature F-3 // last\n', '');
    expect(refactored(short)).toBeUndefined();
    expect(refactored(source.replace('portfolio p {', 'portfolio p {\n  epic F-1'))).toBeUndefined();
  });
});
