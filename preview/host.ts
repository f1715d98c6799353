/** What the page needs of the program around it: VS Code, or a browser that opened an exported page. */
import * as v from 'valibot';
import {
  pageStateSchema,
  toPageSchema,
  type FromPage,
  type PageState,
  type ReportAsked,
  type Sheet,
  type ToPage,
} from '#protocol';
import type { CanReport } from './flow/asked.ts';

export type Host = {
  readonly send: (message: FromPage) => void;
  readonly listen: (receive: (message: ToPage) => void) => void;
  /** What was remembered before a reload. */
  readonly load: () => PageState | undefined;
  readonly save: (state: PageState) => void;
  /** Whether there is a text to reveal. */
  readonly hasSource: boolean;
  readonly canReport: CanReport;
};

/** The interface that VS Code puts into its webviews; it can be asked for once. */
type CodeApi = {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
};

declare global {
  // A global that the host may define can be declared in no other way.
  var acquireVsCodeApi: (() => CodeApi) | undefined;
}

/** The program around the page, whichever it is. */
export function findHost(): Host {
  return globalThis.acquireVsCodeApi ? codeHost(globalThis.acquireVsCodeApi()) : standaloneHost();
}

function codeHost(api: CodeApi): Host {
  return {
    send: (message) => api.postMessage(message),
    listen: (receive) =>
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const parsed = v.safeParse(toPageSchema, data);
        if (parsed.success) receive(parsed.output);
      }),
    load: () => {
      const parsed = v.safeParse(pageStateSchema, api.getState());
      return parsed.success ? parsed.output : undefined;
    },
    save: (state) => api.setState(state),
    hasSource: true,
    canReport: () => true,
  };
}

/** The id of the element that carries the organisation in an exported page. */
const snapshotElement = 'throughline-snapshot';
/** The id of the one with its reports of flow. */
const reportsElement = 'throughline-reports';

function standaloneHost(): Host {
  const sheet = sheetOfPage();
  let answer: (message: ToPage) => void = () => undefined;
  return {
    send: (message) => {
      if (message.type === 'export') download(`${message.name}.svg`, message.svg);
      if (message.type === 'report')
        answer({
          v: 1,
          type: 'report',
          asked: message.asked,
          ...(sheet ? { sheet: withReport(sheet, message.asked) } : {}),
        });
    },
    listen: (receive) => {
      answer = receive;
      const text = document.getElementById(snapshotElement)?.textContent ?? '';
      const parsed = v.safeParse(toPageSchema, { v: 1, type: 'snapshot', snapshot: parseJson(text) });
      receive(parsed.success ? parsed.output : { v: 1, type: 'empty', message: 'This page carries no organisation.' });
    },
    // A link may name a view and an element: `page.html#view=trace&root=value-stream:cards`.
    load: () => {
      const first = document.getElementById(snapshotElement)?.dataset['view'];
      const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
      const wanted = { ...(first === undefined ? {} : { view: first }), ...asked };
      const parsed = v.safeParse(pageStateSchema, { v: 1, ...wanted });
      return parsed.success ? parsed.output : undefined;
    },
    save: () => undefined,
    hasSource: false,
    canReport: (cadence, element) =>
      sheet?.reports.some((report) => report.cadence === cadence && report.subject.id === element) === true,
  };
}

/** The reports that an exported page carries, all with one list of items. */
function sheetOfPage(): Sheet | undefined {
  const text = document.getElementById(reportsElement)?.textContent ?? '';
  const asked = { cadence: 'quarterly' } as const;
  const parsed = v.safeParse(toPageSchema, { v: 1, type: 'report', asked, sheet: parseJson(text) });
  return parsed.success && parsed.output.type === 'report' ? parsed.output.sheet : undefined;
}

/** The report that was asked for, else that of the whole page. */
function withReport(sheet: Sheet, { cadence, element }: ReportAsked): Sheet {
  const ofCadence = sheet.reports.filter((report) => report.cadence === cadence);
  const found = ofCadence.find(({ subject }) => subject.id === element) ?? ofCadence[0];
  return { ...sheet, reports: found ? [found] : [] };
}

/** Lets the browser keep a file. */
function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
