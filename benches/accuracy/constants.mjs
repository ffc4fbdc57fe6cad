// The error left by each numerical constant of the engine: `constants.mjs FOLDER` builds a copy of the source with one constant made finer at
// a time, and prints by how much the results move. The cases are those of benches/cases, tests/reference/ranges.json and shared.json.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { caseDocument } from '../support/cases.mjs';
import { print } from '../support/table.mjs';

/** File, constant, and a finer value: about twice as many nodes or half the tolerance. */
const CHANGES = [
  ['pert_table', 'PANELS: usize = 256', '512'], ['pert_table', 'REACH: f64 = 12.0', '16.0'],
  ['cdf_table', 'INTERVALS: usize = 96', '192'], ['cdf_table', ' STRIDE: usize = 12', '6'],
  ['cdf_table', 'FINE_STRIDE: usize = 2', '1'], ['cdf_table', 'TAIL: f64 = 1e-6', '1e-7'],
  ['factor', 'SLICES: usize = 48', '96'], ['factor', 'STEEP: f64 = 1.75', '2.5'],
  ['standardized_cdf', 'CELLS: usize = 256', '512'], ['standardized_cdf', 'BULK: [f64; 2] = [-4.5, 6.0]', '[-6.0, 8.0]'],
  ['standardized_cdf', 'SIDE_POINTS: usize = 16', '32'], ['summand', 'NARROW: f64 = 0.1', '0.05'],
  ['summand', 'POINTS: usize = 32', '64'], ['integrated_input', 'WIDE: f64 = 0.5', '0.35'], ['integrated_input', ' POINTS: usize = 32', '64'], ['shape_table', 'STEPS: usize = 7', '15'],
  ['shape_table', 'KURTOSIS_TOLERANCE: f64 = 0.06', '0.03'], ['term', 'ESTIMATION_DRAWS: usize = 128', '256'],
  ['outcome', 'QUANTILE_TOLERANCE: f64 = 0.03', '0.01'], ['outcome', 'END_TOLERANCE: f64 = 0.05', '0.02'],
  ['payback', 'PILOT_TOLERANCE: f64 = 0.02', '0.005'], ['payback', ' TOLERANCE: f64 = 0.1', '0.03'], ['payback', 'PROBABILITY_TOLERANCE: f64 = 0.02', '0.005'],
  ['payback', 'RENEWALS: usize = 2', '4'], ['quantile_solver', 'MAX_CURVATURE: f64 = 0.5', '0.25'],
];

const folder = process.argv[2];
const documents = [...['fourteen', 'forty'].map(caseDocument),
  ...['ranges', 'shared'].flatMap((name) => JSON.parse(readFileSync(new URL(`../../tests/reference/${name}.json`, import.meta.url)))).map(({ scenario }) => scenario)];
const input = documents.map((document) => JSON.stringify(document)).join('\n');

function results() {
  const output = execFileSync('cargo', ['run', '--quiet', '--example', 'evaluate', '--target-dir', 'target'], { cwd: folder, input, maxBuffer: 1 << 28, encoding: 'utf8' });
  return output.trim().split('\n').map((line) => JSON.parse(line).range);
}

const three = ({ p10, p50, p90 }) => [p10, p50, p90];

/** The largest move of a quantile of money in % of P90 − P10, and of one of payback in months. */
function moves(found, before) {
  let [money, months] = [0, 0];
  before.forEach((range, at) => {
    for (const figure of ['npv', 'roi', 'annual_benefit', 'annual_benefit_planned']) {
      const [old, now] = [three(range[figure]), three(found[at][figure])];
      if (old[2] > old[0]) old.forEach((value, index) => { money = Math.max(money, (100 * Math.abs(now[index] - value)) / (old[2] - old[0])); });
    }
    three(range.payback_months).forEach((value, index) => {
      if (value !== null) months = Math.max(months, Math.abs(three(found[at].payback_months)[index] - value));
    });
  });
  return [money.toFixed(3), months.toFixed(3)];
}

for (const part of ['Cargo.toml', 'Cargo.lock', 'build.rs', 'src', 'examples', 'uncertainty', 'benches']) cpSync(part, `${folder}/${part}`, { recursive: true });
const before = results();
const rows = CHANGES.map(([file, constant, finer]) => {
  const path = `${folder}/uncertainty/src/${file}.rs`;
  const source = readFileSync(path, 'utf8');
  const [declaration, value] = constant.split(' = ');
  if (!source.includes(`${constant};`)) throw new Error(`${file}.rs has no ${constant}`);
  writeFileSync(path, source.replace(`${constant};`, `${declaration} = ${finer};`));
  const moved = moves(results(), before);
  writeFileSync(path, source);
  console.log(`${declaration} = ${finer}: ${moved.join(', ')}`);
  return [`${file}: ${declaration.split(':')[0].trim()}`, value, finer, ...moved];
});
print('Largest move of P10, P50 or P90, of money in % of P90 − P10 and of payback in months', [['constant', 'value', 'finer', 'money', 'payback'], ...rows]);
