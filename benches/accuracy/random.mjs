// Errors of the engine's results on random cases, and those of plain sampling: `random.mjs PROGRAM FOLDER [COUNT] [SEED]`. The folder
// keeps the exact results. Another seed gives cases that nothing was tuned on.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { randomScenario } from '../../tests/reference/generate.mjs';
import { rangedScenarios } from '../../tests/reference/scenarios.mjs';
import { caseDocument } from '../support/cases.mjs';
import { median, p95 } from '../support/statistics.mjs';
import { print, time } from '../support/table.mjs';
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

const ask = (words, document) => execFileSync(program, words, { input: JSON.stringify(document), encoding: 'utf8' });

/** How a case can be sampled: the name in the table, and the question that times it. */
const SAMPLERS = {
  engine: ['the engine', 'engine'], sobol10: ['1,024 quasi-random points', 'plain10'],
  sobol14: ['16,384 quasi-random points', 'plain14'], random10: ['1,024 random points', 'plain10'],
};

/** Per sampler, the worst error of a quantile of money in % of P90 − P10 (for random points the median of 20 runs), and the time in µs. */
function samplers(document, { value }) {
  const worst = (range) => Math.max(quantileError(range.npv, value.npv), quantileError(range.roi, value.roi), quantileError(range.annual_benefit, value.benefit));
  const found = { engine: JSON.parse(ask(['result'], document)).range, ...JSON.parse(ask(['plain'], document)) };
  return Object.fromEntries(Object.entries(SAMPLERS).map(([key, [, question]]) => [key, {
    error: median([found[key]].flat().map(worst)),
    time: median(ask([question, '60'], document).trim().split('\n').map((nanoseconds) => nanoseconds / 1000)),
  }]));
}

/** The errors of the engine's results: money in % of P90 − P10, payback in months, probabilities in points. */
function errors(document, exact) {
  const { range } = JSON.parse(ask(['result'], document));
  const { value } = exact;
  const apart = (found, index) => 100 * Math.abs(found - value.probabilities[index]);
  return {
    NPV: quantileError(range.npv, value.npv), ROI: quantileError(range.roi, value.roi), 'yearly benefit': quantileError(range.annual_benefit, value.benefit),
    'planned benefit': quantileError(range.annual_benefit_planned, value.planned),
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
  const compared = Object.entries(all).flatMap(([family, documents]) => {
    const found = documents.map((document) => samplers(document, reference(document, folder)));
    return Object.entries(SAMPLERS).map(([key, [name]]) => {
      const values = found.map((each) => each[key].error);
      return [family, name, ...[median(values), Math.max(...values)].map((each) => each.toFixed(2)), time(median(found.map((each) => each[key].time)))];
    });
  });
  print('Worst error of P10, P50 and P90 of NPV, ROI and yearly benefit in % of P90 − P10, and time', [['', '', 'median', 'worst', 'time'], ...compared]);
}

if (isMainThread) await main();
else parentPort.on('message', (document) => { reference(document, workerData); parentPort.postMessage('drawn'); });
