/** The reorganisation of Nordhaven Bank, as texts: what a reviewer reads of it is held in the terminal, as Markdown and in VS Code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>;

/** The texts of an organisation, from the folder that holds them. */
export function textsIn(folder: string): Texts {
  const names = readdirSync(folder).filter((name) => /\.(thru|json)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** One of each: moved, split, merged, reassigned, transferred, renamed. */
export function reorganised(before: Texts): Texts {
  const texts = new Edited(before);
  // A train moves to another stream.
  const monitoring = texts.takeOut('financial-crime.thru', 'art transaction-monitoring');
  texts.edit('payments.thru', /\}\n$/, `\n${monitoring.trimEnd()}\n}\n`);
  // A team splits.
  texts.edit('payments.thru', 'members: 10', 'members: 5');
  texts.edit(
    'payments.thru',
    '    team birch',
    '    team aspen "Aspen" {\n      product-owner: @yvonne.grimaldi\n      scrum-master: @tamara.zimmer\n      members: 5\n      topology: stream-aligned\n    }\n\n    team birch',
  );
  // Two trains merge.
  const credit = texts.takeOut('lending.thru', 'art consumer-credit');
  const teams = /\n( *team [^]*)\n  \}/.exec(credit)?.[1] ?? '';
  texts.edit('lending.thru', '    team', `${teams}\n\n    team`);
  texts.edit('lending.thru', 'delivered-by: consumer-credit', 'delivered-by: mortgages');
  // A person takes another role.
  texts.edit('wealth.thru', 'rte: @marc.vidal "Marc Vidal"', 'rte: vacant');
  texts.edit('wealth.thru', 'rte: @anna.rossi "Anna Rossi"', 'rte: @marc.vidal "Marc Vidal"');
  // A budget is transferred.
  texts.edit('wealth.thru', 'budget: 25M', 'budget: 22M');
  texts.edit('lending.thru', 'budget: 44M', 'budget: 47M');
  // A value stream is renamed.
  texts.edit(
    'everyday-banking.thru',
    'value-stream everyday-banking "Everyday Banking"',
    'value-stream daily-banking "Daily Banking"',
  );
  for (const name of ['epics.thru', 'solutions.thru']) texts.edit(name, /everyday-banking/g, 'daily-banking');
  return texts.all();
}

/** Files are rearranged: into a folder, all of them. */
export function rearranged(texts: Texts): Texts {
  const moved = Object.entries(texts).map(
    ([name, text]) => [name.endsWith('.thru') ? `streams/${name}` : name, text] as const,
  );
  return Object.fromEntries(moved);
}

class Edited {
  private readonly texts: Map<string, string>;

  constructor(texts: Texts) {
    this.texts = new Map(Object.entries(texts));
  }

  all(): Texts {
    return Object.fromEntries(this.texts);
  }

  /** Fails where there is nothing to replace. */
  edit(name: string, from: string | RegExp, to: string): void {
    const text = this.texts.get(name) ?? '';
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`There is no ${String(from)} in ${name}.`);
    this.texts.set(name, edited);
  }

  /** Takes a declaration, from its line to the end of its block, out of a file. */
  takeOut(name: string, head: string): string {
    const text = this.texts.get(name) ?? '';
    const start = text.indexOf(`  ${head}`);
    const block = /^( *)\S[^]*?\n\1\}\n\n?/.exec(text.slice(start))?.[0] ?? '';
    this.edit(name, block, '');
    return block;
  }
}
