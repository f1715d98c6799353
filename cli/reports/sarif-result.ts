/** A problem as a result of SARIF. */
import { rules } from '#language';
import { shown } from '../terminal.ts';
import type { ReportFix, ReportPlace, ReportProblem, ReportRange } from './report.ts';
import { sarifLevels } from './sarif-rule.ts';

const ruleIndexes = new Map(rules.map((rule, index) => [rule.name, index]));

export function resultOf(problem: ReportProblem, fingerprint: string): object {
  const { rule, severity, message, related, fixes } = problem;
  return {
    ruleId: rule,
    ruleIndex: ruleIndexes.get(rule) ?? -1,
    level: sarifLevels[severity],
    message: { text: plain(message) },
    locations: [
      { physicalLocation: { artifactLocation: artifactOf(problem), region: regionOf(problem) }, ...logical(problem) },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedOf) }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(fixOf) }),
  };
}

function logical({ element }: ReportProblem): object {
  return element === null ? {} : { logicalLocations: [{ fullyQualifiedName: shown(element) }] };
}

function relatedOf(place: ReportPlace & { readonly message: string }, index: number): object {
  return {
    id: index + 1,
    physicalLocation: {
      artifactLocation: artifactOf(place),
      region: { startLine: place.line, startColumn: place.column },
    },
    message: { text: plain(place.message) },
  };
}

function fixOf({ title, edits }: ReportFix): object {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: plain(title) },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactOf({ file }),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: regionOf(edit), insertedContent: { text: edit.newText } })),
    })),
  };
}

function regionOf({ line, column, endLine, endColumn }: ReportRange): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Each part of the path is encoded, so that no name is a scheme, a query or a place above. */
function artifactOf({ file }: { readonly file: string }): object {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Square brackets make links in a message of SARIF; those of a name do not. */
function plain(text: string): string {
  return shown(text).replace(/[[\]]/g, String.raw`\$&`);
}
