/** Reports come from the host: what is asked of it, what happens when one arrives, and what can be done in one. */
import { batch, effect, untracked } from '@preact/signals';
import type { Stated } from '#language/reports/report.ts';
import type { ReportRange, ToPage } from '#protocol';
import type { Host } from '../host.ts';
import { select } from '../showing.ts';
import type { State } from '../state.ts';

/** Asks again when another report is wanted, and when the organisation has changed. */
function askForReports({ reportAsked, snapshot }: State, host: Host): void {
  effect(() => {
    const asked = reportAsked.value;
    if (!asked || !snapshot.value) return;
    // An exported page answers at once: what that reads is nothing that this waits for.
    untracked(() => host.send({ v: 1, type: 'report', asked }));
  });
}

/** Another report has other items: the list of those that were open is closed. */
export function takeReport(state: State, { asked, sheet }: Extract<ToPage, { readonly type: 'report' }>): void {
  const before = state.report.value;
  state.report.value = { asked, sheet };
  const [report] = sheet?.reports ?? [];
  const [shown] = before?.sheet?.reports ?? [];
  const isOther = report?.cadence !== shown?.cadence || report?.subject.id !== shown?.subject.id;
  state.openedItems.value = undefined;
  if (report && isOther) state.announcement.value = `${report.title}: ${report.subject.label}.`;
}

export type ReportActions = {
  /** The days that reports are about; those of the data where none are given. */
  readonly setRange: (range: ReportRange) => void;
  /** Opens the items behind a figure; closed again, the keyboard is back where it was. */
  readonly openItems: (list: number, title: string, from: Element) => void;
  readonly closeItems: () => void;
  readonly itemCount: (list: number) => number;
  /** Shows where the model states a figure; what is selected stays, and with it the report. */
  readonly openStated: (stated: Stated) => void;
  /** Selects an element, and shows its place in the text. */
  readonly goTo: (id: string) => void;
};

export function reportActions(state: State, host: Host): ReportActions {
  askForReports(state, host);
  let opener: Element | undefined;
  return {
    setRange: (range) => {
      state.range.value = range;
    },
    openItems: (list, title, from) => {
      opener = from;
      state.openedItems.value = { list, title };
    },
    closeItems: () => {
      state.openedItems.value = undefined;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    itemCount: (list) => state.report.value?.sheet?.counts[list] ?? 0,
    openStated: ({ element, key, text }) => {
      host.send({ v: 1, type: 'open', id: element, beside: false, ...(key === undefined ? {} : { key }) });
      state.announcement.value = `Stated by ${text}.`;
    },
    goTo: (id) => {
      batch(() => select(state, id));
      host.send({ v: 1, type: 'open', id, beside: false });
    },
  };
}
