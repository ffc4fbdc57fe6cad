// Beta-PERT of shape 4 on [low, high] with mode `likely`: Beta(1 + 4·(likely−low)/width, 1 + 4·(high−likely)/width).

/** The two shape parameters, which add up to 6. */
export function shapes({ low, likely, high }) {
  const alpha = 1 + (4 * (likely - low)) / (high - low);
  return [alpha, 6 - alpha];
}

/** One draw, as a ratio of gammas. */
export function draw(estimate, random) {
  const [alpha, beta] = shapes(estimate);
  const first = random.gamma(alpha);
  return estimate.low + ((estimate.high - estimate.low) * first) / (first + random.gamma(beta));
}

/**
 * Share of the distribution below the fraction `x` of its width: the incomplete beta function, by Simpson's
 * rule after x = sin²θ, which takes the powers of the ends away (both exponents become at least 1).
 */
function area([alpha, beta], x) {
  const panels = 1000;
  const end = Math.asin(Math.sqrt(x));
  const density = (angle) => Math.sin(angle) ** (2 * alpha - 1) * Math.cos(angle) ** (2 * beta - 1);
  let total = 0;
  for (let index = 0; index <= panels; index += 1) {
    const weight = index === 0 || index === panels ? 1 : index % 2 === 1 ? 4 : 2;
    total += weight * density((end * index) / panels);
  }
  return (total * end) / panels;
}

/** The value that a share `probability` of the distribution lies below. */
export function quantile(estimate, probability) {
  const parameters = shapes(estimate);
  const target = probability * area(parameters, 1);
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (area(parameters, middle) < target) low = middle;
    else high = middle;
  }
  return estimate.low + (estimate.high - estimate.low) * low;
}
