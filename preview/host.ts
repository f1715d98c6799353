/** What the page needs of the program around it: VS Code, or a browser that opened an exported page. */
import * as v from 'valibot';
import { pageStateSchema, toPageSchema, type FromPage, type PageState, type ToPage } from '#protocol';

export type Host = {
  readonly send: (message: FromPage) => void;
  readonly listen: (receive: (message: ToPage) => void) => void;
  /** What was remembered before a reload. */
  readonly load: () => PageState | undefined;
  readonly save: (state: PageState) => void;
  /** Whether there is a text to reveal. */
  readonly hasSource: boolean;
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
  };
}

/** The id of the element that carries the organisation in an exported page. */
const snapshotElement = 'throughline-snapshot';

function standaloneHost(): Host {
  return {
    send: (message) => {
      if (message.type === 'export') download(`${message.name}.svg`, message.svg);
    },
    listen: (receive) => {
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
  };
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
