/** Whether a check looked for a problem that it did not find: only then is it mended. */
import { brokenIn, rules, toSettings, type ProblemIdentity, type RuleSettings, type SettingsOverride } from '#language';
import type { LoadedProject } from '#workspace';

/** Files that do not read: what rules would say of them, and of what refers to them, nobody knows. */
export function brokenFiles({ project, unreadable }: LoadedProject): readonly string[] {
  return [...unreadable.map(({ path }) => path), ...brokenIn(project)];
}

/**
 * Not where its rule is off, is left out this time, needs a day or work items that there are none of, or is one of another
 * version of Throughline; and nothing is looked for wholly while a file does not read.
 */
export function lookedFor(loaded: LoadedProject, override: SettingsOverride): (problem: ProblemIdentity) => boolean {
  if (brokenFiles(loaded).length > 0) return () => false;
  const { project, config } = loaded;
  const settings = toSettings(config.config, override);
  // Rules of the guide leave out what they add by practice where the command line asks for the guide alone.
  if (settings.isGuideOnly('') && !toSettings(config.config).isGuideOnly('')) return () => false;
  const judged = new Map(rules.map((rule) => [rule.name, rule]));
  const hasDay = (override.asOf ?? config.config.asOf) !== undefined;
  const pathOf = settings.isUniform ? () => undefined : paths(loaded);
  return ({ rule: name, element }) => {
    const rule = judged.get(name);
    if (!rule || (rule.scope === 'date' && !hasDay) || (rule.scope === 'items' && !project.measured())) return false;
    const path = pathOf(element);
    return (path === undefined ? project.paths() : [path]).some((each) => isOn(settings, rule, each));
  };
}

function isOn(settings: RuleSettings, rule: (typeof rules)[number], path: string): boolean {
  return settings.of(rule, path).severity !== 'off';
}

/** The file of an element; undefined where it is gone. */
function paths({ project }: LoadedProject): (element: string | undefined) => string | undefined {
  const files = new Map(
    project.paths().flatMap((path) => (project.file(path)?.elements ?? []).map((each) => [each.id, path] as const)),
  );
  return (element) => (element === undefined ? undefined : files.get(element));
}
