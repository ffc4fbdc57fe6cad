// Plain Monte Carlo: the full model for each draw of every ranged estimate.
import { estimateSlots, isRanged, likelyCase, runningMaximum } from './estimates.mjs';
import { annualBenefit, flows, monthlyRate, netFlow, netPresentValue } from './model.mjs';
import { payback, presentValue } from './appraisal.mjs';
import { generator } from './random.mjs';
import { draw, quantile } from './pert.mjs';

const BINS = 100;

/** The ranged estimates of a document, each with the place in the case where its draws are put. */
function rangedInputs(document, c) {
  const places = estimateSlots(c);
  return estimateSlots(document)
    .map(({ input, holder, key }, index) => ({ input, estimate: holder[key], place: places[index] }))
    .filter(({ estimate }) => isRanged(estimate));
}

function outcome(c) {
  const both = flows(c, 'full');
  const rate = monthlyRate(c);
  const pvCosts = presentValue(both.costs, rate);
  const npv = presentValue(both.benefits, rate) - pvCosts;
  const paidBack = payback(netFlow(both)) ?? Infinity;
  const { total, planned } = annualBenefit(c);
  return { npv, roi: npv / pvCosts, payback_months: paidBack, annual_benefit: total, annual_benefit_planned: planned };
}

/** Quantile of ascending data, linear between order statistics; null where it is not a number of the outcome. */
function dataQuantile(sorted, probability) {
  const rank = probability * (sorted.length - 1);
  const below = Math.floor(rank);
  const above = sorted[Math.min(below + 1, sorted.length - 1)];
  const value = above === sorted[below] ? above : sorted[below] + (rank - below) * (above - sorted[below]);
  return Number.isFinite(value) ? value : null;
}

function summary(values) {
  const sorted = values.slice().sort();
  return { p10: dataQuantile(sorted, 0.1), p50: dataQuantile(sorted, 0.5), p90: dataQuantile(sorted, 0.9) };
}

/** Sums of the outcome by equal slices of an input's range: the mean of each slice gives the first-order index. */
class SlicedSums {
  constructor({ low, high }) {
    Object.assign(this, { low, width: high - low, counts: new Float64Array(BINS), sums: new Float64Array(BINS) });
  }

  add(value, result) {
    const bin = Math.min(BINS - 1, Math.floor(((value - this.low) / this.width) * BINS));
    this.counts[bin] += 1;
    this.sums[bin] += result;
  }

  /** Variance of the slices' means around `mean`, less what chance alone would give. */
  varianceBetween(mean, total, draws) {
    let between = 0;
    let used = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      if (this.counts[bin] === 0) continue;
      used += 1;
      between += this.counts[bin] * (this.sums[bin] / this.counts[bin] - mean) ** 2;
    }
    return between / draws - ((used - 1) * total) / draws;
  }
}

function meanAndVariance(values) {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, variance: squares / values.length };
}

/** NPV with one input at a quantile of its own and the rest at likely. */
function swing(document, input, probability) {
  const c = likelyCase(document);
  const { place, estimate } = rangedInputs(document, c).find((ranged) => ranged.input === input);
  place.holder[place.key] = quantile(estimate, probability);
  if (input.startsWith('rollout.adoption')) runningMaximum(c.rollout.adoption);
  return netPresentValue(c);
}

function drivers(document, inputs, slices, npvs) {
  const { mean, variance } = meanAndVariance(npvs);
  return inputs.map(({ input }, index) => ({
    input,
    npv_at_p10: swing(document, input, 0.1),
    npv_at_p90: swing(document, input, 0.9),
    variance_share: variance === 0 ? 0 : slices[index].varianceBetween(mean, variance, npvs.length) / variance,
  }));
}

/** `range` and `drivers` of the result document from `draws` draws; the same seed gives the same numbers. */
export function simulate(document, draws, seed) {
  const c = likelyCase(document);
  const inputs = rangedInputs(document, c);
  const random = generator(seed);
  const slices = inputs.map(({ estimate }) => new SlicedSums(estimate));
  const adoptionIsDrawn = inputs.some(({ input }) => input.startsWith('rollout.adoption'));
  const drawn = new Float64Array(inputs.length);
  const figures = ['npv', 'roi', 'payback_months', 'annual_benefit', 'annual_benefit_planned'];
  const results = Object.fromEntries(figures.map((figure) => [figure, new Float64Array(draws)]));
  const adoption = c.rollout.adoption.slice();
  for (let index = 0; index < draws; index += 1) {
    c.rollout.adoption.splice(0, 3, ...adoption);
    inputs.forEach(({ estimate, place }, at) => {
      drawn[at] = draw(estimate, random);
      place.holder[place.key] = drawn[at];
    });
    if (adoptionIsDrawn) runningMaximum(c.rollout.adoption);
    const result = outcome(c);
    for (const key in results) results[key][index] = result[key];
    slices.forEach((slice, at) => slice.add(drawn[at], result.npv));
  }
  const share = (values, holds) => values.reduce((count, value) => count + (holds(value) ? 1 : 0), 0) / draws;
  const range = Object.fromEntries(Object.entries(results).map(([key, values]) => [key, summary(values)]));
  range.probability_positive = share(results.npv, (value) => value > 0);
  range.probability_payback_12_months = share(results.payback_months, (value) => value <= 12);
  return { range, drivers: drivers(document, inputs, slices, results.npv) };
}
