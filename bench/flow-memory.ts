/** Imports a table in a process of its own, and says the most memory that it held: `node bench/flow-memory.ts TABLE`. */
import { createProject, defaultConfig } from '#language';
import { importFlow, writeFlowData } from '#workspace';

const [table = ''] = process.argv.slice(2);
const before = process.resourceUsage().maxRSS;
const project = createProject({ isIncremental: false });
const { data } = await importFlow([table], { model: project.model, flow: defaultConfig.flow, timeZone: 'UTC' });
await writeFlowData(`${table}.thruflow`, data);
console.log(JSON.stringify({ before, most: process.resourceUsage().maxRSS }));
