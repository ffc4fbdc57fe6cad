// Cases of the same ranges as a given one, each range somewhere else and of another width: the same ones in every run.
import { generator } from '../../tests/reference/random.mjs';
import { estimateSlots, isRanged } from '../../tests/reference/estimates.mjs';

/** A range within the original one, or half as wide again where there is room. */
function moved({ low, high }, uniform, bounds) {
  const width = (high - low) * (0.2 + 1.3 * uniform());
  const start = Math.max(bounds.low, low + (high - low - width) * uniform());
  const end = Math.min(bounds.high, start + width);
  return { low: start, likely: start + (end - start) * uniform(), high: end };
}

/** What a range may reach: shares stay shares, adoption stays above that of the weeks before. */
function bounds(input, range) {
  if (input === 'rollout.adoption.2') return { low: 0.5, high: 1 };
  return { low: 0, high: range.high <= 1 ? 1 : Infinity };
}

/** So many variants of a case. */
export function variants(original, count, seed) {
  const { uniform } = generator(seed);
  return Array.from({ length: count }, (_, index) => {
    const document = { ...structuredClone(original), name: `${original.name}, variant ${index + 1}` };
    const ranged = estimateSlots(document).filter(({ holder, key }) => isRanged(holder[key]));
    for (const { input, holder, key } of ranged) holder[key] = moved(holder[key], uniform, bounds(input, holder[key]));
    return document;
  });
}
