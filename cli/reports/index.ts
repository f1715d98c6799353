/** All formats of a check. */
import { concise } from './concise.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { rdjsonl } from './rdjsonl.ts';
import type { ReportFormat } from './report-format.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** The first is what a check prints where no format is asked for. */
export const reportFormats = [
  text,
  concise,
  json,
  sarif,
  github,
  gitlab,
  rdjsonl,
  junit,
  markdown,
] as const satisfies readonly ReportFormat[];
