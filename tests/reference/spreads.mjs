// Differences of `range` and `drivers` from the reference draws: quantiles in % of P90 − P10, payback in months,
// probabilities and shares of variance in points.

const LIMITS = { quantile: 0.25, payback: 0.05, probability: 0.3, swing: 0.25, share: 2 };

function difference(key, expected, actual, scale, limit) {
  const detail = `expected ${expected}, got ${actual}`;
  if (typeof expected !== 'number' || typeof actual !== 'number') {
    return { key, detail, limit, error: (expected ?? null) === actual ? 0 : Infinity };
  }
  return { key, detail, limit, error: expected === actual ? 0 : Math.abs(expected - actual) / scale };
}

function spread({ p10, p90 }) {
  return Math.max((p90 - p10) / 100, Math.abs(p90) * 1e-9);
}

function quantileDifferences(range, actual) {
  return ['npv', 'roi', 'annual_benefit'].flatMap((figure) => ['p10', 'p50', 'p90'].map((at) =>
    difference(`range.${figure}.${at}, %`, range[figure][at], actual[figure]?.[at], spread(range[figure]), LIMITS.quantile)));
}

function paybackDifferences({ payback_months: expected }, { payback_months: actual = {} }) {
  return ['p10', 'p50', 'p90'].map((at) => difference(`range.payback_months.${at}, months`, expected[at], actual[at], 1, LIMITS.payback));
}

function probabilityDifferences(range, actual) {
  return ['probability_positive', 'probability_payback_12_months'].map((key) =>
    difference(`range.${key}, points`, range[key], actual[key], 0.01, LIMITS.probability));
}

function driverDifferences({ range, drivers }, actual) {
  const given = new Map(actual.map((driver) => [driver.input.replace(/\[(\d+)\]/g, '.$1'), driver]));
  const scale = spread(range.npv);
  return drivers.flatMap(({ input, ...expected }) => [
    difference(`drivers.${input}.npv_at_p10, %`, expected.npv_at_p10, given.get(input)?.npv_at_p10, scale, LIMITS.swing),
    difference(`drivers.${input}.npv_at_p90, %`, expected.npv_at_p90, given.get(input)?.npv_at_p90, scale, LIMITS.swing),
    difference(`drivers.${input}.variance_share, points`, expected.variance_share, given.get(input)?.variance_share, 0.01, LIMITS.share),
  ]);
}

/** `[{key, error, limit, detail}]` for the uncertain part of a result document. */
export function rangeDifferences(reference, result) {
  const range = result.range ?? {};
  return [
    ...quantileDifferences(reference.range, range),
    ...paybackDifferences(reference.range, range),
    ...probabilityDifferences(reference.range, range),
    ...driverDifferences(reference, result.drivers ?? []),
  ];
}
