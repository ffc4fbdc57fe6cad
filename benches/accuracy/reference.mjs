// Exact answers for any case: the reference implementation of tests/reference on randomly shifted lattices, kept between runs.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { payback, presentValue } from '../../tests/reference/appraisal.mjs';
import { estimateSlots, isRanged, likelyCase, runningMaximum } from '../../tests/reference/estimates.mjs';
import { annualBenefit, flows, monthlyRate, netFlow } from '../../tests/reference/model.mjs';
import { generator } from '../../tests/reference/random.mjs';
import { lattice } from './exact.mjs';
import { inverse } from './loop.mjs';

const SHIFTS = 4;
/** Slices of equal probability of an input, in each of which the mean net present value is known. */
const SLICES = 64;
const SHARES = [0.1, 0.5, 0.9];
const FIGURES = ['npv', 'roi', 'payback', 'benefit', 'planned'];

function outcome(c) {
  const both = flows(c, 'full');
  const rate = monthlyRate(c);
  const costs = presentValue(both.costs, rate);
  const npv = presentValue(both.benefits, rate) - costs;
  const { total: benefit, planned } = annualBenefit(c);
  return { npv, roi: npv / costs, payback: payback(netFlow(both)) ?? Infinity, benefit, planned };
}

/** Sums of the net present value by slices of an input. */
class Slices {
  constructor() {
    Object.assign(this, { sums: new Float64Array(SLICES), counts: new Float64Array(SLICES) });
  }

  add(coordinate, npv) {
    const slice = Math.floor(coordinate * SLICES);
    this.sums[slice] += npv;
    this.counts[slice] += 1;
  }

  /** E[max(0, E[NPV | input])] − max(0, E[NPV]). */
  information() {
    const all = (value) => this.counts.reduce((sum, count, slice) => sum + count * value(this.sums[slice] / count), 0) / this.counts.reduce((sum, count) => sum + count, 0);
    return all((npv) => Math.max(0, npv)) - Math.max(0, all((npv) => npv));
  }
}

/** Every outcome of one lattice, sorted, and the value of information: of all inputs, then of each. */
function outcomes(document, { points, coordinate }) {
  const c = likelyCase(document);
  const places = estimateSlots(c);
  const ranged = estimateSlots(document).map(({ holder, key }, index) => ({ estimate: holder[key], place: places[index] }))
    .filter(({ estimate }) => isRanged(estimate)).map(({ estimate, place }) => ({ value: inverse(estimate), place }));
  const adoption = c.rollout.adoption.slice();
  const rises = ranged.some(({ place }) => place.input.startsWith('rollout.adoption'));
  const results = Object.fromEntries(FIGURES.map((figure) => [figure, new Float64Array(points)]));
  const slices = ranged.map(() => new Slices());
  for (let point = 0; point < points; point += 1) {
    c.rollout.adoption.splice(0, 3, ...adoption);
    ranged.forEach(({ value, place }, index) => { place.holder[place.key] = value(coordinate(point, index)); });
    if (rises) runningMaximum(c.rollout.adoption);
    const found = outcome(c);
    for (const figure of FIGURES) results[figure][point] = found[figure];
    slices.forEach((each, index) => each.add(coordinate(point, index), found.npv));
  }
  const perfect = mean(results.npv.map((npv) => Math.max(0, npv))) - Math.max(0, mean(results.npv));
  for (const values of Object.values(results)) values.sort();
  return { results, information: [perfect, ...slices.map((each) => each.information())] };
}

/** The value that a share of sorted ones lies below; infinite where it is, or where its neighbour is. */
function quantile(sorted, share) {
  const place = share * sorted.length - 0.5;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return above === below ? below : below + (place % 1) * (above - below);
}

const share = (sorted, holds) => sorted.reduce((sum, value) => sum + (holds(value) ? 1 : 0), 0) / sorted.length;

function summary({ results, information }) {
  const three = Object.fromEntries(FIGURES.map((figure) => [figure, SHARES.map((each) => quantile(results[figure], each))]));
  return { ...three, information, probabilities: [share(results.npv, (value) => value > 0), share(results.payback, (value) => value <= 12)] };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));

/**
 * `{npv, roi, payback, benefit, planned: [P10, P50, P90], probabilities: [NPV > 0, payback ≤ 12], information: [perfect, …]}`, the last in the order of
 * the ranged estimates; and the standard errors likewise.
 */
function draw(document) {
  const random = generator(1);
  const dimensions = estimateSlots(document).length;
  const runs = Array.from({ length: SHIFTS }, () => summary(outcomes(document, lattice(dimensions, random))));
  const over = (reduce) => Object.fromEntries(Object.keys(runs[0]).map((key) => [key, runs[0][key].map((_, at) => reduce(runs.map((run) => run[key][at])))]));
  return { value: over(mean), error: over(deviation) };
}

/** The exact answer for a case, from the folder where it was drawn before. JSON knows no infinity: there it is null. */
export function reference(document, folder) {
  const name = createHash('sha256').update(JSON.stringify([document, FIGURES])).digest('hex').slice(0, 16);
  const file = `${folder}/${name}.json`;
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(draw(document)));
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
