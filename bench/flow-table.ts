/** What measured flow is measured on: two hundred teams, and half a year of their work items as a table of transitions. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createProject, type Project } from '#language';

const teams = 200;
const trains = 25;
export const streams = 8;

export function organisation(): Project {
  const project = createProject({ isIncremental: false });
  project.update([{ path: 'main.thru', text: organisationText() }]);
  return project;
}

export function organisationText(): string {
  const lines = ['portfolio p {'];
  for (let stream = 0; stream < streams; stream += 1) {
    lines.push(`value-stream s-${stream} {`);
    for (let train = stream; train < trains; train += streams) {
      lines.push(`art a-${train} "Train ${train}" {`);
      for (let team = train; team < teams; team += trains) lines.push(`team t-${team} { aliases: "Team ${team}" }`);
      lines.push('}');
    }
    lines.push('}');
  }
  lines.push(
    '}',
    'workflow w { new: "Backlog"\n waiting: "Ready", "In Review"\n active: "In Dev", "In Test"\n done: "Done" }',
  );
  return lines.join('\n');
}

const states = ['Backlog', 'Ready', 'In Dev', 'In Review', 'Done'] as const;
const types = ['Story', 'Story', 'Story', 'Bug', 'Tech Debt'] as const;

/** Half a year of items with four changes each: the same bytes each time. */
export async function writeTable(file: string, transitions: number): Promise<void> {
  const out = createWriteStream(file);
  let text = 'id,at,from,to,team,type,product,parent,assignee\n';
  for (let item = 0; item * 4 < transitions; item += 1) {
    let at = Date.UTC(2026, 0, 1) + ((item * 7919) % 170) * 86_400_000 + ((item * 31) % 24) * 3_600_000;
    const rest = `Team ${item % teams},${types[(item * 13) % types.length] ?? ''},,FEAT-${item % 5000},A. Nobody ${item % 900}\n`;
    for (let change = 0; change < 4; change += 1) {
      at += (1 + ((item * 31 + change * 17) % 72)) * 3_600_000;
      text += `PAY-${item},${new Date(at).toISOString()},${states[change] ?? ''},${states[change + 1] ?? ''},${rest}`;
    }
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
}
