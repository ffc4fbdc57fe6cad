// What a list of measurements says.

/** The value that a share of the numbers lies below, linear between order statistics. */
export function quantile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort();
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export const median = (numbers) => quantile(numbers, 0.5);
export const p95 = (numbers) => quantile(numbers, 0.95);
