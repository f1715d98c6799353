import { sortBacklog } from '../edits/backlogs.ts';
import { applyEdits } from '../edits/text-edits.ts';
import { defineRefactoring } from './refactoring.ts';

export const sortByWsjf = defineRefactoring({
  name: 'sort-backlog',
  sort: 'rewrite',
  on: ['backlog'],
  offer(backlog) {
    const { file } = backlog;
    const edits = backlog.broken ? [] : sortBacklog(backlog);
    // In order already, there is nothing to offer.
    const isSorted = !file || applyEdits(file.text, edits) === file.text;
    return isSorted ? [] : [{ title: 'Sort the backlog by WSJF', edits }];
  },
});
