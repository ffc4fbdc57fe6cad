// Time at equal accuracy: the engine against a JavaScript loop, numpy and Squiggle on one case, each held to the same error.
import { execFileSync } from 'node:child_process';
import { caseDocument } from '../support/cases.mjs';
import { median, p95 } from '../support/statistics.mjs';
import { count, print, time } from '../support/table.mjs';
import { exact, quantilesOf, worstError } from './exact.mjs';
import { sampler } from './loop.mjs';
import { plan } from './plan.mjs';
import { printSharedErrors } from './shared.mjs';
import { program as squiggleProgram, squiggle } from './squiggle.mjs';
import { variants } from './variants.mjs';

const VARIANTS = 9;
/** The error that the specification allows, in % of P90 − P10. */
const ALLOWED = 0.25;
/** How many samples a rival draws where its error is measured and where its time is, and how often. */
const DRAWS = { error: 4096, time: 200_000, repeats: 40 };
const SQUIGGLE = { error: 1000, time: 20_000, repeats: 20 };

const [program, python, language] = process.argv.slice(2);
const started = performance.now();
const ask = (words, input) => execFileSync(program, words, { input: JSON.stringify(input), encoding: 'utf8' });

function engineQuantiles(document) {
  const { range } = JSON.parse(ask(['result'], document));
  const three = ({ p10, p50, p90 }) => [p10, p50, p90];
  return { npv: three(range.npv), roi: three(range.roi), benefit: three(range.annual_benefit) };
}

function engineErrors() {
  return [caseDocument('fourteen'), ...variants(caseDocument('fourteen'), VARIANTS, 14)].map((document, seed) => {
    const reference = exact(plan(document), seed + 1);
    return { error: worstError(engineQuantiles(document), reference.quantiles), reference };
  });
}

const engineTimes = () => ask(['engine', '300'], caseDocument('fourteen')).trim().split('\n').map((nanoseconds) => nanoseconds / 1000);

async function timed(action) {
  const start = performance.now();
  const quantiles = await action();
  return { time: (performance.now() - start) * 1000, quantiles };
}

async function repeat(times, action) {
  const runs = [];
  for (let run = 0; run < times; run += 1) runs.push(await timed(action));
  return runs;
}

/** Runs of the loop, of numpy and of Squiggle, as functions of how many samples and how often. */
async function rivals(task) {
  const draw = sampler(task);
  const columns = (samples, repeats) => JSON.parse(execFileSync(python, [new URL('columns.py', import.meta.url).pathname],
    { input: JSON.stringify({ plan: task, count: samples, repeats, seed: samples }), maxBuffer: 1 << 26, encoding: 'utf8' })).runs;
  const found = { 'JavaScript loop': { ...DRAWS, run: (samples, repeats) => repeat(repeats, () => quantilesOf(draw(Math.random, samples))) } };
  if (python) found.numpy = { ...DRAWS, run: columns };
  if (language) {
    const run = await squiggle(language);
    const code = squiggleProgram(task);
    found.Squiggle = { ...SQUIGGLE, run: (samples, repeats) => repeat(repeats, () => run(code, samples)) };
  }
  return found;
}

/** What a rival needs for an error, by the 1/√n law of its own error and the time a sample of its own large run. */
async function measure({ error: few, time: many, repeats, run }, expected) {
  await run(few, 3);
  const errors = (await run(few, repeats)).map(({ quantiles }) => worstError(quantiles, expected));
  const fewTime = median((await run(few, 5)).map((each) => each.time));
  const manyTime = median((await run(many, 3)).map((each) => each.time));
  const perSample = (manyTime - fewTime) / (many - few);
  const needed = (error) => few * (p95(errors) / error) ** 2;
  const duration = (samples) => Math.max(0, fewTime - few * perSample) + samples * perSample;
  return { errors, few, many, needed, duration };
}

const row = (name, { errors, few, many, needed, duration }, error, engine) => {
  const samples = needed(error);
  return [name, `${p95(errors).toFixed(2)} % at ${count(few)}`, count(samples), time(duration(samples)),
    `${count(duration(samples) / engine)} ×`, samples > many ? 'extrapolated' : 'interpolated'];
};

printSharedErrors(program);
console.log('\nDrawing the exact reference (about 10 s a case) …');
const checked = engineErrors();
const errors = checked.map(({ error }) => error);
print('Accuracy of the engine: worst of P10, P50, P90 of NPV, ROI and yearly benefit, in % of P90 − P10', [
  ['', 'median', 'p95', 'worst', 'standard error of the reference'],
  [`${checked.length} cases of 14 ranges`, ...[median(errors), p95(errors), Math.max(...errors)].map((error) => error.toFixed(3)),
    `up to ${Math.max(...checked.map(({ reference }) => reference.error)).toFixed(3)}`],
]);

const found = await rivals(plan(caseDocument('fourteen')));
const engine = median(engineTimes());
const measured = {};
for (const [name, rival] of Object.entries(found)) measured[name] = await measure(rival, checked[0].reference.quantiles);
for (const error of [ALLOWED, Math.max(p95(errors), 0.01)]) {
  const rows = Object.entries(measured).map(([name, each]) => row(name, each, error, engine));
  print(`Time for an error of ${error.toFixed(3)} % of P90 − P10 in 95 of 100 runs, 14 ranges`, [
    ['', 'own error (p95)', 'samples needed', 'time', '÷ engine', 'its time is'],
    ['engine (with histogram, fan, tornado)', `${p95(errors).toFixed(3)} %`, '', time(engine), '1 ×', 'measured'], ...rows,
  ]);
  const parts = ['numpy', 'Squiggle', 'JavaScript loop'].filter((name) => measured[name]);
  const ratios = parts.map((name) => count(measured[name].duration(measured[name].needed(error)) / engine));
  console.log(`\nengine : ${parts.join(' : ')} = 1 : ${ratios.join(' : ')}`);
}
console.log(`\nSamples needed follow from each one's own error by its 1/√n law. Took ${time((performance.now() - started) * 1000)}.`);
