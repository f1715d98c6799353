import { sortBacklog } from '../edits/backlogs.ts';
import { defineRefactoring } from './refactoring.ts';

export const sortByWsjf = defineRefactoring({
  name: 'sort-backlog',
  sort: 'rewrite',
  on: ['backlog'],
  offer(backlog) {
    const { file } = backlog;
    const edits = backlog.broken ? [] : sortBacklog(backlog);
    // In order already, there is nothing to offer.
    const isSorted = edits.every(
      ({ path, span, newText }) => path === file?.path && file.text.slice(span.start, span.end) === newText,
    );
    return isSorted ? [] : [{ title: 'Sort the backlog by WSJF', edits }];
  },
});
