// Appraisal of a series of monthly amounts, index 0 being today.

/** Σ amount(m) ÷ (1 + rate)^m. */
export function presentValue(amounts, rate) {
  let total = 0;
  let growth = 1;
  for (let month = 0; month < amounts.length; month += 1) {
    total += amounts[month] / growth;
    growth *= 1 + rate;
  }
  return total;
}

export function cumulative(cashFlow) {
  let total = 0;
  return cashFlow.map((flow) => (total += flow));
}

/**
 * Months to the last upward crossing of zero; 0 if the sum is never negative and something is gained, null if it
 * ends negative and if every flow is 0.
 */
export function payback(cashFlow) {
  const sums = cumulative(cashFlow);
  if (sums.at(-1) < 0 || cashFlow.every((flow) => flow === 0)) return null;
  for (let month = sums.length - 1; month >= 1; month -= 1) {
    if (sums[month - 1] < 0) return month - 1 - sums[month - 1] / cashFlow[month];
  }
  return 0;
}

/** The most negative cumulative flow, 0 if there is none. */
export function trough(cashFlow) {
  return Math.min(0, ...cumulative(cashFlow));
}

export function signChanges(cashFlow) {
  const signs = cashFlow.filter((flow) => flow !== 0).map(Math.sign);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/**
 * Sign of the present value at the monthly rate e^logGrowth − 1. Powers run from the end where they
 * shrink, so that nothing overflows; the factor this takes out is positive.
 */
function presentSign(cashFlow, logGrowth) {
  const factor = Math.exp(-Math.abs(logGrowth));
  const ordered = logGrowth >= 0 ? cashFlow : [...cashFlow].reverse();
  let total = 0;
  for (let index = ordered.length - 1; index >= 0; index -= 1) total = total * factor + ordered[index];
  return Math.sign(total);
}

/** Yearly rate that makes the present value zero; null unless the flow changes sign exactly once, from outlay to gain. */
export function internalRateOfReturn(cashFlow) {
  if (signChanges(cashFlow) !== 1 || cashFlow.find((flow) => flow !== 0) > 0) return null;
  let [low, high] = [-1, 1];
  while (presentSign(cashFlow, low) === presentSign(cashFlow, high)) {
    if (high > 700) return null;
    [low, high] = [low * 2, high * 2];
  }
  const atLow = presentSign(cashFlow, low);
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (presentSign(cashFlow, middle) === atLow) low = middle;
    else high = middle;
  }
  const yearly = Math.expm1(12 * low);
  return Number.isFinite(yearly) ? yearly : null;
}
