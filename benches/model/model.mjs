// Native and Wasm side by side, in turns, so that what else the machine does hits all alike.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { caseText } from '../support/cases.mjs';
import { median, p95 } from '../support/statistics.mjs';
import { print, time } from '../support/table.mjs';
import { openInChromium } from './chromium.mjs';

const ROUNDS = 6;
/** How often a question is asked in each round, and before the first one in Wasm so that it is compiled for good. */
const ASKED = { likely: 500, switching: 60, engine: 100, cold: 10, compare: 30, forecast: 20 };
const QUESTIONS = [
  ['likely case', 'likely', 'fourteen'],
  ['switching values of all inputs', 'switching', 'fourteen'],
  ['engine, 14 ranges', 'engine', 'fourteen'],
  ['engine, 40 ranges', 'engine', 'forty'],
  ['engine that knows nothing, 14', 'cold', 'fourteen'],
  ['engine that knows nothing, 40', 'cold', 'forty'],
  ['comparison of four, 14 ranges', 'compare', 'fourteen'],
  ['comparison of four, 40 ranges', 'compare', 'forty'],
  ['forecast after a year of readings, 14', 'forecast', 'fourteen'],
  ['forecast after a year of readings, 40', 'forecast', 'forty'],
];

const [program, folder] = process.argv.slice(2);
const { initSync, Bench } = await import(`${folder}/model.js`);
initSync({ module: readFileSync(`${folder}/model.wasm`) });
const chromium = await openInChromium(folder);

/** Microseconds of each answer of the native program. */
function native(question, name, count) {
  const output = execFileSync(program, [question, String(count)], { input: caseText(name), encoding: 'utf8' });
  return output.trim().split('\n').map((nanoseconds) => Number(nanoseconds) / 1000);
}

/** Microseconds of each answer of Wasm in Node. */
function node(bench, count) {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    bench.answer();
    return (performance.now() - start) * 1000;
  });
}

async function measure(question, name) {
  const count = ASKED[question];
  const bench = new Bench(question, caseText(name));
  node(bench, count);
  await chromium.ask(question, caseText(name));
  await chromium.answers(count);
  const times = { native: [], chromium: [], node: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.native.push(...native(question, name, count));
    times.chromium.push(...(await chromium.answers(count)));
    times.node.push(...node(bench, count));
  }
  bench.free();
  return times;
}

const rows = [];
for (const [label, question, name] of QUESTIONS) {
  const times = await measure(question, name);
  const both = (each) => [time(median(each)), time(p95(each))];
  const ratio = (each) => (median(each) / median(times.native)).toFixed(2);
  rows.push([label, ...both(times.native), ...both(times.chromium), ratio(times.chromium), ...both(times.node), ratio(times.node)]);
}
print(`The answer after a keystroke: native, Wasm in Chromium ${chromium.version}, and Wasm in Node ${process.versions.node}`,
  [['', 'native', 'p95', 'Chromium', 'p95', '÷ native', 'Node', 'p95', '÷ native'], ...rows]);
await chromium.close();
