// How far the engine's ranges are from exact ones on random cases: `random.mjs PROGRAM FOLDER [COUNT] [SEED]`. The folder keeps what was
// drawn. Another seed gives cases that nobody has tuned anything on.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { randomScenario } from '../../tests/reference/generate.mjs';
import { rangedScenarios } from '../../tests/reference/scenarios.mjs';
import { caseDocument } from '../support/cases.mjs';
import { median, p95 } from '../support/statistics.mjs';
import { print } from '../support/table.mjs';
import { reference } from './reference.mjs';
import { variants } from './variants.mjs';

const [program, folder, count = '10', seed = '1'] = isMainThread ? process.argv.slice(2) : [];

/** The families of cases, each with as many members as asked for. */
function families(members, start) {
  const preset = rangedScenarios();
  const one = (index) => variants(preset[index % preset.length], 1, start * 1000 + index)[0];
  const series = (make) => Array.from({ length: members }, (_, index) => make(index));
  return {
    'fourteen ranges': variants(caseDocument('fourteen'), members, start),
    'forty ranges': variants(caseDocument('forty'), members, start + 40),
    'ranged cases of tests/reference, moved': series(one),
    'anything goes': series((index) => randomScenario(start * 7919 + index, 0.5)),
  };
}

const finite = (value) => (value === null ? Infinity : value);

function quantileError(found, value) {
  const spread = value[2] - value[0];
  if (!(spread > 1e-9 * Math.abs(value[2]))) return 0;
  return Math.max(...['p10', 'p50', 'p90'].map((at, index) => (100 * Math.abs(found[at] - value[index])) / spread));
}

function monthsError(found, value) {
  const apart = ['p10', 'p50', 'p90'].map((at, index) => {
    const [one, other] = [finite(found[at]), finite(value[index])];
    return one === other ? 0 : Math.abs(one - other);
  });
  return Math.max(...apart);
}

/** The errors of the engine's answer: money in % of P90 − P10, payback in months, probabilities in points. */
function errors(document, exact) {
  const { range } = JSON.parse(execFileSync(program, ['result'], { input: JSON.stringify(document), encoding: 'utf8' }));
  const { value } = exact;
  const apart = (found, index) => 100 * Math.abs(found - value.probabilities[index]);
  return {
    NPV: quantileError(range.npv, value.npv), ROI: quantileError(range.roi, value.roi), 'yearly benefit': quantileError(range.annual_benefit, value.benefit),
    'payback, months': monthsError(range.payback_months, value.payback),
    'probabilities, points': Math.max(apart(range.probability_positive, 0), apart(range.probability_payback_12_months, 1)),
  };
}

/** Draws the exact answers on all processors. */
async function drawAll(documents) {
  const queue = [...documents];
  const run = () => new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: folder });
    const next = () => (queue.length > 0 ? worker.postMessage(queue.shift()) : resolve(worker.terminate()));
    worker.on('message', next).on('error', reject);
    next();
  });
  await Promise.all(Array.from({ length: Math.min(Number(process.env.JOBS ?? availableParallelism()), queue.length) }, run));
}

async function main() {
  const all = families(Number(count), Number(seed));
  await drawAll(Object.values(all).flat());
  const rows = Object.entries(all).flatMap(([family, documents]) => {
    const found = documents.map((document) => ({ document, ...errors(document, reference(document, folder)) }));
    const figures = Object.keys(found[0]).filter((key) => key !== 'document');
    return figures.map((figure) => {
      const values = found.map((each) => each[figure]);
      const worst = found.reduce((most, each) => (each[figure] > most[figure] ? each : most));
      return [family, figure, ...[median(values), p95(values), Math.max(...values)].map((each) => each.toFixed(3)), worst.document.name];
    });
  });
  print('Errors of the engine on random cases: money in % of P90 − P10', [['', '', 'median', 'p95', 'worst', 'at'], ...rows]);
}

if (isMainThread) await main();
else parentPort.on('message', (document) => { reference(document, workerData); parentPort.postMessage('drawn'); });
