/**
 * Reads imported items and makes the quarterly report of them in a process of its own, where nothing is compiled yet, and
 * says the CPU that this took: `node bench/flow-report.ts FOLDER`.
 */
import { defaultConfig } from '#language';
import { reportOf } from '#language/reports/index.ts';
import { readFlowData } from '#workspace';
import { organisation } from './flow-table.ts';
import { cpu } from './measure.ts';

const [folder = ''] = process.argv.slice(2);
const { model } = organisation();
const [element] = model.elementsOf('portfolio');
const { ms } = cpu(() => {
  const read = readFlowData(folder, defaultConfig);
  if (!read || 'problem' in read) throw new Error('The imported file does not read.');
  return reportOf(model, { cadence: 'quarterly', element, data: read.data });
});
console.log(ms);
