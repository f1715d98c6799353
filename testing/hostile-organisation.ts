/** For tests: a small organisation whose texts try to be something else in every format, and are none of it in any. */
import { createProject, type Project } from '#language';
import { oneRule } from './examples.ts';

export const hostileTitles = [
  '<script>alert(1)</script>',
  'a | b | c',
  '`code` ``` fence',
  ']]> --> %% // <!--',
  "=cmd|' /C calc'!A0",
  '+1 -1 @SUM(1)',
  'back\\slash \\" quote \\n',
  '[link](javascript:alert(1)) ![x](y)',
  '# no heading, **not bold**, _no_ ~~strike~~',
  'שלום \u202eevil\u202c مرحبا',
  '🚂 train & co; {brace} #35;',
  'end"]:::art --> n0',
  'www.example.com @someone #1 https://example.com',
] as const;

const text = `/** A bank | with <b>markup</b>, \`ticks\`
 * on several lines ]]>
 */
enterprise acme ${JSON.stringify(hostileTitles[0])} {
  executive: @carla ${JSON.stringify(hostileTitles[4])}
  theme sums ${JSON.stringify(hostileTitles[4])}
  theme digital ${JSON.stringify(hostileTitles[7])}
}
portfolio retail ${JSON.stringify(hostileTitles[1])} in acme {
  budget: 42M EUR per year
  epic instant ${JSON.stringify(hostileTitles[6])} { supports: digital  flows-into: payments }
  value-stream payments ${JSON.stringify(hostileTitles[2])} {
    budget: 12M EUR per year
    supports: digital
    customer: ${JSON.stringify(hostileTitles[12])}
    product pay ${JSON.stringify(hostileTitles[8])} { delivered-by: core }
    art core ${JSON.stringify(hostileTitles[3])} {
      rte: @ava ${JSON.stringify(hostileTitles[5])}
      tags: #pci
      team falcon ${JSON.stringify(hostileTitles[9])} { members: 7 }
      team owl ${JSON.stringify(hostileTitles[11])} { product-owner: vacant }
    }
  }
  value-stream cards ${JSON.stringify(hostileTitles[10])}
  view glance ${JSON.stringify(hostileTitles[0])} { shows: map  of: payments  depth: art }
}
art shared "Shared" in payments, cards
`;

export function hostileProject(): Project {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update([{ path: 'acme.thru', text }]);
  return project;
}
