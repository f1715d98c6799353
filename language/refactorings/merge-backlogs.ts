import { mergeBacklogs } from '../edits/backlogs.ts';
import { childrenOf } from '../model/queries.ts';
import { defineRefactoring } from './refactoring.ts';

export const mergeTwoBacklogs = defineRefactoring({
  name: 'merge-backlogs',
  sort: 'rewrite',
  on: ['backlog'],
  offer(backlog) {
    const [home] = backlog.links('in').flatMap((link) => link.target ?? []);
    const [first, second] = home ? childrenOf(home, 'backlog') : [];
    if (!first || !second || (backlog !== first && backlog !== second)) return [];
    return [{ title: 'Merge the two backlogs, by WSJF and then by rank', edits: mergeBacklogs(first, second) }];
  },
});
