// Native and Wasm side by side, in turns, so that what else the machine does hits both alike.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { caseText } from '../support/cases.mjs';
import { median, p95 } from '../support/statistics.mjs';
import { print, time } from '../support/table.mjs';

const ROUNDS = 6;
/** How often a question is asked in each round, and before the first one in Wasm so that it is compiled for good. */
const ASKED = { likely: 500, switching: 60, engine: 100, cold: 10 };
const QUESTIONS = [
  ['likely case', 'likely', 'fourteen'],
  ['switching values of all inputs', 'switching', 'fourteen'],
  ['engine, 14 ranges', 'engine', 'fourteen'],
  ['engine, 40 ranges', 'engine', 'forty'],
  ['engine that knows nothing, 14', 'cold', 'fourteen'],
  ['engine that knows nothing, 40', 'cold', 'forty'],
];

const [program, folder] = process.argv.slice(2);
const { initSync, Bench } = await import(`${folder}/model.js`);
initSync({ module: readFileSync(`${folder}/model.wasm`) });

/** Microseconds of each answer of the native program. */
function native(question, name) {
  const output = execFileSync(program, [question, String(ASKED[question])], { input: caseText(name), encoding: 'utf8' });
  return output.trim().split('\n').map((nanoseconds) => Number(nanoseconds) / 1000);
}

/** Microseconds of each answer in Wasm. */
function wasm(bench, count) {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    bench.answer();
    return (performance.now() - start) * 1000;
  });
}

function measure(question, name) {
  const bench = new Bench(question, caseText(name));
  wasm(bench, ASKED[question]);
  const times = { native: [], wasm: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.native.push(...native(question, name));
    times.wasm.push(...wasm(bench, ASKED[question]));
  }
  bench.free();
  return times;
}

const rows = QUESTIONS.map(([label, question, name]) => {
  const times = measure(question, name);
  const ratio = median(times.wasm) / median(times.native);
  return [label, ...[times.native, times.wasm].flatMap((each) => [time(median(each)), time(p95(each))]), ratio.toFixed(2)];
});
print(`The answer after a keystroke: native, and Wasm in Node ${process.versions.node} (V8, as in Chromium)`,
  [['', 'native', 'p95', 'Wasm', 'p95', 'Wasm ÷ native'], ...rows]);
