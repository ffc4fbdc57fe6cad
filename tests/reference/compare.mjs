// Compares an evaluate command with this reference. See README.md for the options.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { scenarios } from './generate.mjs';
import { referenceRanges } from './ranges.mjs';
import { figureDifferences } from './figures.mjs';
import { rangeDifferences } from './spreads.mjs';
import { switchingDifferences, unknownInputs } from './switches.mjs';

const OPTIONS = {
  evaluate: { type: 'string', default: 'target/release/examples/evaluate' },
  count: { type: 'string', default: '2000' },
  seed: { type: 'string', default: '1' },
  draws: { type: 'string', default: '2000000' },
  ranges: { type: 'boolean', default: false },
};

/** The results the command prints for the documents, one a line; throws where their number differs. */
function runEvaluate(command, documents) {
  const input = documents.map((document) => `${JSON.stringify(document)}\n`).join('');
  const run = spawnSync(command, { input, maxBuffer: 2 ** 30, encoding: 'utf8' });
  if (run.error) throw run.error;
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  if (run.status !== 0 || lines.length !== documents.length) {
    throw new Error(`${command} ended with ${run.status} after ${lines.length} of ${documents.length} results: ${run.stderr}`);
  }
  return lines.map((line) => JSON.parse(line));
}

/** Runs `compareOne(case, result)` on every pair; a result that is an error is a failure of its own. */
function allDifferences(cases, results, nameOf, compareOne) {
  return cases.flatMap((each, index) => {
    const differences = results[index].error
      ? [{ key: 'error', error: Infinity, limit: 0, detail: results[index].error }]
      : compareOne(each, results[index]);
    return differences.map((difference) => ({ ...difference, scenario: nameOf(each) }));
  });
}

function report(title, differences) {
  const worst = new Map();
  for (const difference of differences) {
    const key = difference.key.replace(/\.\d+(?=\.|$)/g, '[]');
    if (!worst.has(key) || difference.error > worst.get(key).error) worst.set(key, difference);
  }
  console.log(`\n${title}: ${differences.length} comparisons, the worst of each`);
  for (const [key, { error, limit, scenario }] of worst) {
    console.log(`  ${error <= limit ? 'ok  ' : 'FAIL'} ${key.padEnd(42)} ${error.toExponential(2)} (limit ${limit})  ${scenario}`);
  }
  const failures = differences.filter(({ error, limit }) => !(error <= limit));
  for (const { scenario, key, detail } of failures.slice(0, 40)) console.log(`  FAIL ${scenario}: ${key}: ${detail}`);
  return failures.length;
}

function main() {
  const { values } = parseArgs({ options: OPTIONS });
  let failures = 0;
  if (values.ranges) {
    const references = referenceRanges(Number(values.draws), 1);
    const results = runEvaluate(values.evaluate, references.map(({ scenario }) => scenario));
    failures += report('Ranges', allDifferences(references, results, ({ scenario }) => scenario.name, rangeDifferences));
  } else {
    const documents = scenarios(Number(values.count), Number(values.seed));
    const results = runEvaluate(values.evaluate, documents);
    const nameOf = ({ name }) => name;
    failures += report('Figures', allDifferences(documents, results, nameOf, figureDifferences));
    failures += report('Switching values', allDifferences(documents, results, nameOf, switchingDifferences));
    const unknown = unknownInputs(documents, results);
    unknown.forEach((input) => console.log(`  FAIL no document holds ${input}: add it to generate.mjs and to model.mjs`));
    failures += unknown.length;
  }
  console.log(failures === 0 ? '\nAll agree.' : `\n${failures} differences.`);
  process.exitCode = failures === 0 ? 0 : 1;
}

main();
