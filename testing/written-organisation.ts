/** Writes a drawn organisation as text, in any of the layouts that mean the same. */
import type { Drawn, DrawnOrganisation, DrawnTarget, Random } from './drawn-organisation.ts';
import { createRandom } from './random.ts';

export type Texts = ReadonlyMap<string, string>;

/** One file, everything nested, in the order in which it was drawn. */
const plainLayout = 0;

/** Any other layout than the plain one is drawn: files, nesting, order, white space, comments, line ends, ways to write. */
export function writeOrganisation(
  organisation: DrawnOrganisation,
  layout: number = plainLayout,
  { hasBareBacklogs = false }: { readonly hasBareBacklogs?: boolean } = {},
): Texts {
  return new Writer(organisation, layout, hasBareBacklogs).write();
}

const defaults: Readonly<Partial<Record<Drawn['kind'], string>>> = {
  team: 'method: scrum',
  'value-stream': 'type: development',
  feature: 'type: business',
  epic: 'type: business',
};

const abbreviations: Readonly<Record<string, string>> = {
  'release-train-engineer': 'rte',
  'product-owner': 'po',
  'product-manager': 'pm',
};

class Writer {
  private readonly organisation: DrawnOrganisation;
  private readonly random: Random;
  private readonly isPlain: boolean;
  /** The items of backlogs are declared outside of them. */
  private readonly hasBareBacklogs: boolean;
  private readonly files: number;
  /** By the key of the parent. */
  private readonly nested = new Map<number, Drawn[]>();
  private readonly mentioned = new Set<number>();

  constructor(organisation: DrawnOrganisation, layout: number, hasBareBacklogs: boolean) {
    this.hasBareBacklogs = hasBareBacklogs;
    this.organisation = organisation;
    this.random = createRandom(layout);
    this.isPlain = layout === plainLayout;
    this.files = this.isPlain ? 1 : 1 + this.random(4);
  }

  write(): Texts {
    for (const each of this.organisation.elements.values()) if (each.kind === 'person') this.noteMention(each);
    const ranked = new Set([...this.organisation.elements.values()].flatMap(({ backlog = [] }) => backlog));
    const loose = [...this.organisation.elements.values()].filter((each) => !this.isHeld(each, ranked));
    const files = Array.from({ length: this.files }, (): string[] => []);
    for (const element of this.shuffled(loose)) {
      if (this.mentioned.has(element.key)) continue;
      files[this.random(this.files)]?.push(...this.declaration(element, 0, element.parents));
    }
    return new Map(
      files.map((lines, at) => [`file-${this.isPlain ? 0 : this.random(1000)}-${at}.thru`, this.finished(lines)]),
    );
  }

  /** Whether it is written inside another: in its first parent's block, or in the backlog that ranks it. */
  private isHeld(element: Drawn, ranked: ReadonlySet<number>): boolean {
    const [home] = element.parents;
    if (ranked.has(element.key)) {
      const isInPlace = !this.hasBareBacklogs && (this.isPlain || this.random(2) === 0);
      return isInPlace && this.hold(-element.key, element);
    }
    if (home === undefined || !(this.isPlain || this.random(3) > 0)) return false;
    return this.hold(home, element);
  }

  private hold(home: number, element: Drawn): true {
    const own = this.nested.get(home);
    if (own) own.push(element);
    else this.nested.set(home, [element]);
    return true;
  }

  /** Who has nothing but a name needs no declaration: the first mention gives it. */
  private noteMention({ key, facts, doc }: Drawn): void {
    const isBare = Object.keys(facts).length === 0 && doc === undefined && this.isUsed(key);
    if (isBare && (this.isPlain || this.random(2) === 0)) this.mentioned.add(key);
  }

  private isUsed(key: number): boolean {
    for (const { links } of this.organisation.elements.values())
      for (const targets of Object.values(links)) if (targets.some(({ to }) => to === key)) return true;
    return false;
  }

  private declaration(element: Drawn, depth: number, parents: readonly number[]): readonly string[] {
    const indent = this.isPlain ? '  '.repeat(depth) : ' '.repeat(this.random(6));
    const doc = element.doc === undefined ? [] : [`${indent}/** ${element.doc} */`];
    const names = parents.map((key) => this.reference(key));
    const header = [
      element.kind,
      element.kind === 'person' ? `@${element.name}` : element.name,
      ...(element.title === undefined ? [] : [`"${element.title}"`]),
      ...(names.length === 0 ? [] : [`in ${names.join(', ')}`]),
    ].join(' ');
    const body = this.body(element, depth + 1);
    if (body.length === 0) return [...doc, `${indent}${header}`];
    return [...doc, ...this.remark(indent), `${indent}${header} {`, ...body, `${indent}}`];
  }

  private body(element: Drawn, depth: number): readonly string[] {
    const indent = this.isPlain ? '  '.repeat(depth) : ' '.repeat(this.random(6));
    const facts = Object.entries(element.facts).map(([key, value]) => [`${indent}${key}: ${this.value(value)}`]);
    const links = Object.entries(element.links).map(([key, targets]) => [
      `${indent}${this.key(key)}: ${this.targets(targets)}`,
    ]);
    const children = (this.nested.get(element.key) ?? []).map((child) =>
      this.declaration(child, depth, child.parents.slice(1)),
    );
    const backlog = element.backlog === undefined ? [] : [this.backlog(element.backlog, depth)];
    return this.shuffled([...facts, ...links, ...backlog, ...children, ...this.defaults(element, indent)]).flat();
  }

  private backlog(items: readonly number[], depth: number): readonly string[] {
    const indent = '  '.repeat(depth);
    const lines = items.flatMap((key) => {
      const element = this.organisation.elements.get(key);
      if (!element) return [];
      return this.nested.has(-key)
        ? this.declaration(element, depth + 1, element.parents)
        : [`${indent}  ${element.name}`];
    });
    return [`${indent}backlog {`, ...lines, `${indent}}`];
  }

  /** What holds anyway, said or not. */
  private defaults({ kind, facts }: Drawn, indent: string): readonly (readonly string[])[] {
    if (this.isPlain || this.random(2) === 0) return [];
    const line = defaults[kind];
    return line === undefined || facts[line.split(':')[0] ?? ''] !== undefined ? [] : [[`${indent}${line}`]];
  }

  private targets(targets: readonly DrawnTarget[]): string {
    const entries = this.shuffled(targets).map(
      ({ to, mark }) => `${this.reference(to)}${mark === undefined ? '' : ` ${mark}`}`,
    );
    return entries.join(this.isPlain || this.random(3) > 0 ? ', ' : `,\n${' '.repeat(12)}`);
  }

  private reference(key: number): string {
    const element = this.organisation.elements.get(key);
    if (!element) return `gone-${key}`;
    if (element.kind !== 'person')
      return this.isPlain || this.random(3) > 0 ? element.name : `${element.kind} ${element.name}`;
    const isFirst = this.mentioned.has(key) && element.title !== undefined;
    return isFirst ? `@${element.name} "${element.title}"` : `@${element.name}`;
  }

  private key(key: string): string {
    const short = abbreviations[key];
    return short !== undefined && !this.isPlain && this.random(2) === 0 ? short : key;
  }

  /** `12M EUR` and `12_000_000 EUR` are one amount. */
  private value(value: string): string {
    if (this.isPlain || this.random(2) === 0) return value;
    return value.replace(/\b(\d+)M\b/, (_, digits: string) => `${digits}_000_000`);
  }

  private remark(indent: string): readonly string[] {
    return this.isPlain || this.random(4) > 0 ? [] : [`${indent}// As agreed.`];
  }

  private finished(lines: readonly string[]): string {
    if (this.isPlain) return `${lines.join('\n')}\n`;
    const loose = lines.flatMap((line) => (this.random(8) === 0 ? [line, ''] : [line]));
    const text = loose.join('\n').replaceAll('\n', this.random(2) === 0 ? '\r\n' : '\n');
    return `${this.random(3) === 0 ? '\uFEFF' : ''}${text}\n`;
  }

  private shuffled<E>(list: readonly E[]): readonly E[] {
    if (this.isPlain) return list;
    const result = [...list];
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.random(at + 1);
      // Both lie within the list.
      const [a, b] = [result[at] as E, result[other] as E];
      result[at] = b;
      result[other] = a;
    }
    return result;
  }
}
