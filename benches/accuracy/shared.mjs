// Errors of the engine on ranges of inputs that every term shares: `shared.mjs PROGRAM` compares with tests/reference/shared.json,
// `shared.mjs --write FOLDER` draws that file (half a minute a case and core).
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { estimateSlots, isRanged } from '../../tests/reference/estimates.mjs';
import { sharedScenarios } from '../../tests/reference/scenarios.mjs';
import { print } from '../support/table.mjs';
import { reference } from './reference.mjs';

const FILE = new URL('../../tests/reference/shared.json', import.meta.url);
const FIGURES = { npv: 'NPV', roi: 'ROI', annual_benefit: 'yearly benefit', annual_benefit_planned: 'planned' };

/** The exact results of a scenario as the result document has them. */
function entry(scenario, { value }) {
  const three = ([p10, p50, p90]) => ({ p10, p50, p90 });
  const [perfect, ...values] = value.information;
  const inputs = estimateSlots(scenario).filter(({ holder, key }) => isRanged(holder[key]));
  return {
    scenario,
    range: {
      npv: three(value.npv), roi: three(value.roi), payback_months: three(value.payback), annual_benefit: three(value.benefit), annual_benefit_planned: three(value.planned),
      probability_positive: value.probabilities[0], probability_payback_12_months: value.probabilities[1],
    },
    value_of_information: { perfect, inputs: inputs.map(({ input }, index) => ({ input, value: values[index] })) },
  };
}

/** Draws the exact results on all processors. */
async function write(folder) {
  const [scenarios, drawn] = [sharedScenarios(), []];
  const queue = scenarios.map((_, index) => index);
  const run = () => new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: folder });
    const next = () => (queue.length > 0 ? worker.postMessage(queue.shift()) : resolve(worker.terminate()));
    worker.on('message', ({ index, exact }) => { drawn[index] = entry(scenarios[index], exact); next(); }).on('error', reject);
    next();
  });
  await Promise.all(Array.from({ length: availableParallelism() }, run));
  writeFileSync(FILE, `[\n${drawn.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
}

const percent = (found, exact, range) => (100 * Math.abs(found - exact)) / (range.p90 - range.p10);

/** The worst error of a figure's quantiles, in % of the exact P90 − P10; 0 where the figure is certain. */
function quantileError(found, exact) {
  if (!(exact.p90 - exact.p10 > 1e-9 * Math.abs(exact.p90))) return 0;
  return Math.max(...['p10', 'p50', 'p90'].map((at) => percent(found[at], exact[at], exact)));
}

function monthsError(found, exact) {
  return Math.max(...['p10', 'p50', 'p90'].map((at) => (found[at] === exact[at] ? 0 : Math.abs((found[at] ?? Infinity) - (exact[at] ?? Infinity)))));
}

function informationError(found, exact, npv) {
  const value = (input) => found.inputs.find((each) => each.input === input).value;
  return Math.max(percent(found.perfect, exact.perfect, npv), ...exact.inputs.map((each) => percent(value(each.input), each.value, npv)));
}

/** Prints the errors of a program that gives the result document of a case. */
export function printSharedErrors(program) {
  const rows = JSON.parse(readFileSync(FILE, 'utf8')).map(({ scenario, range, value_of_information: information }) => {
    const found = JSON.parse(execFileSync(program, ['result'], { input: JSON.stringify(scenario), encoding: 'utf8' }));
    const errors = [...Object.keys(FIGURES).map((figure) => quantileError(found.range[figure], range[figure])),
      monthsError(found.range.payback_months, range.payback_months), informationError(found.value_of_information, information, range.npv)];
    return [scenario.name, ...errors.map((error) => error.toFixed(3))];
  });
  print('Errors on ranges of shared inputs: money and value of information in % of P90 − P10',
    [['', ...Object.values(FIGURES), 'payback, months', 'information'], ...rows]);
}

if (!isMainThread) parentPort.on('message', (index) => parentPort.postMessage({ index, exact: reference(sharedScenarios()[index], workerData) }));
else if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [program, folder] = process.argv.slice(2);
  if (program === '--write') await write(folder);
  else printSharedErrors(program);
}
