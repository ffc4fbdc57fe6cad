// The exact reference: eight randomly shifted lattices, whose disagreement says how exact it is.
import { generator } from '../../tests/reference/random.mjs';
import { quantile } from '../support/statistics.mjs';
import { sampler } from './loop.mjs';

/** A Korobov lattice of the size that a run affords: each coordinate is the one before times the factor. */
const POINTS = 262_139;
const FACTOR = 21_876;
const SHIFTS = 8;
const SHARES = [0.1, 0.5, 0.9];
const FIGURES = ['npv', 'roi', 'benefit'];

function generators(dimensions) {
  const powers = [1];
  while (powers.length < dimensions) powers.push((powers.at(-1) * FACTOR) % POINTS);
  return powers;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));

/** P10, P50 and P90 of sorted results, figure by figure. */
export const quantilesOf = (results) => Object.fromEntries(FIGURES.map((figure) => [figure, SHARES.map((share) => quantile(results[figure], share))]));

/** A lattice under a random shift: how many points it has, and `coordinate(point, dimension)`, from 0 to 1. */
export function lattice(dimensions, random) {
  const powers = generators(dimensions);
  const shift = powers.map(() => random.uniform());
  return { points: POINTS, coordinate: (point, dimension) => (((point * powers[dimension]) % POINTS) / POINTS + shift[dimension]) % 1 };
}

/** `{quantiles: {npv: [P10, P50, P90], …}, error}`: the error is the largest standard error, in % of P90 − P10. */
export function exact(plan, seed) {
  const draw = sampler(plan);
  const random = generator(seed);
  const runs = Array.from({ length: SHIFTS }, () => {
    const { points, coordinate } = lattice(plan.ranges.length, random);
    return quantilesOf(draw(coordinate, points));
  });
  const over = (reduce) => Object.fromEntries(FIGURES.map((figure) => [figure, SHARES.map((_, at) => reduce(runs.map((run) => run[figure][at])))]));
  const [quantiles, errors] = [over(mean), over(deviation)];
  const relative = FIGURES.flatMap((figure) => errors[figure].map((error) => (100 * error) / (quantiles[figure][2] - quantiles[figure][0])));
  return { quantiles, error: Math.max(...relative) };
}

/** The worst error of P10, P50 and P90 of the given figures, in % of the exact P90 − P10. */
export function worstError(quantiles, expected, figures = FIGURES) {
  return Math.max(...figures.flatMap((figure) => {
    const spread = expected[figure][2] - expected[figure][0];
    return quantiles[figure].map((value, at) => (100 * Math.abs(value - expected[figure][at])) / spread);
  }));
}
