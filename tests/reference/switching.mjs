// Switching values by plain bracketing: the nearest value of an input that brings the full NPV to zero.
import { estimateSlots, likelyCase } from './estimates.mjs';
import { netPresentValue } from './model.mjs';

const UPPER_BOUND = { on_cost: 3, premium: 5 };
const SHARES = new Set(['cut', 'replacement', 'recapture', 'share_of_freed_time', 'rate', 'reduction', 'hard_share',
  'dip', 'share_of_pay']);
const LARGE = 1e6;

/** Ascending values to search between, for the input with this path and likely value. */
function candidates(input, value) {
  const name = input.split('.').at(-1);
  if (name === 'discount_rate') return evenly(-0.5, 2);
  if (UPPER_BOUND[name]) return evenly(0, UPPER_BOUND[name]);
  if (SHARES.has(name) || input.startsWith('rollout.adoption')) return evenly(0, 1);
  const unit = Math.max(1, value);
  return [0, ...evenly(-Math.log(LARGE), Math.log(LARGE)).map((power) => unit * Math.exp(power))];
}

function evenly(low, high) {
  return Array.from({ length: 401 }, (_, index) => low + ((high - low) * index) / 400);
}

function bisect(f, low, high) {
  const atLow = Math.sign(f(low));
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(f(middle)) === atLow) low = middle;
    else high = middle;
  }
  return high;
}

/** The root nearest to `value`; null where there is none, or where the input has no effect. */
function nearestRoot(f, grid, value) {
  const heights = grid.map(f);
  if (heights.every((height) => height === heights[0])) return null;
  const roots = [];
  for (let index = 0; index < grid.length; index += 1) {
    if (heights[index] === 0) roots.push(grid[index]);
    else if (heights[index] * heights[index - 1] < 0) roots.push(bisect(f, grid[index - 1], grid[index]));
  }
  const distance = (root) => Math.abs(root - value);
  return roots.reduce((best, root) => (best === null || distance(root) < distance(best) ? root : best), null);
}

/** `[{input, value}]` for every wanted estimate of the document; `value` is null where none in the interval serves. */
export function switchingValues(document, isWanted = () => true) {
  const c = likelyCase(document);
  return estimateSlots(c).filter(({ input }) => isWanted(input)).map(({ input, holder, key }) => {
    const value = holder[key];
    const npvAt = (x) => {
      holder[key] = x;
      return netPresentValue(c);
    };
    const root = nearestRoot(npvAt, candidates(input, value), value);
    holder[key] = value;
    return { input, value: root };
  });
}
