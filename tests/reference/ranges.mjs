// Reference quantiles of the ranged scenarios, kept in ranges.json because two million draws of each take minutes.
//   node ranges.mjs [DRAWS] [SEED]     draws whatever the file lacks or holds for another scenario
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { simulate } from './simulate.mjs';
import { rangedScenarios } from './scenarios.mjs';

const FILE = fileURLToPath(new URL('ranges.json', import.meta.url));

function stored() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function store(entries) {
  writeFileSync(FILE, `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
}

/**
 * `[{scenario, draws, seed, range, drivers}]` for each ranged scenario. What has to be drawn is kept at once,
 * so that an interrupted run goes on where it stopped.
 */
export function referenceRanges(draws, seed) {
  const known = stored().filter((entry) => entry.draws === draws && entry.seed === seed);
  const entries = [];
  for (const scenario of rangedScenarios()) {
    const kept = known.find((entry) => isDeepStrictEqual(entry.scenario, scenario));
    entries.push(kept ?? { scenario, draws, seed, ...simulate(scenario, draws, seed) });
    if (!kept) store([...entries, ...known.filter((entry) => !entries.includes(entry))]);
  }
  return entries;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [draws, seed] = [Number(process.argv[2] ?? 2e6), Number(process.argv[3] ?? 1)];
  console.log(`${referenceRanges(draws, seed).length} scenarios in ${FILE}`);
}
