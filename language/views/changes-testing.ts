/** For tests: an organisation before and after a small reorganisation, with one change of each sort. */
import { createProject, type Project } from '../project.ts';

export function projectOf(text: string): Project {
  const project = createProject({ isIncremental: false, rules: [] });
  project.update([{ path: 'main.thru', text }]);
  return project;
}

export const before = `enterprise e "Bank" {
  portfolio p "Retail" {
    value-stream pay "Payments" {
      art core "Core" {
        team kite "Kite"
        team hawk "Hawk"
      }
      art old "Old" { team owl "Owl" }
    }
    value-stream cards "Cards" {
      art issue "Issuing" { team wren "Wren" }
    }
  }
}
`;

export const after = before
  .replace('        team hawk "Hawk"\n', '')
  .replace('      art old "Old" { team owl "Owl" }\n', '')
  .replace('team wren "Wren" }', 'team wren "Wren"\n team hawk "Hawk"\n team lark "Lark" }')
  .replace('art core "Core"', 'art heart "Heart"')
  .replace('team kite "Kite"', 'was: core\n        team kite "Kite"');
