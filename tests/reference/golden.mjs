// The golden pairs of tests/golden: NAME.scenario.json, and NAME.result.json with its deterministic figures.
//   node golden.mjs            says which results differ from this reference
//   node golden.mjs --write    writes the results
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { evaluate } from './model.mjs';

const FOLDER = fileURLToPath(new URL('../golden/', import.meta.url));
const SCENARIO = '.scenario.json';

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** JSON with one line for each key of the top. */
function formatted(document) {
  const lines = Object.entries(document).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

const names = readdirSync(FOLDER).filter((file) => file.endsWith(SCENARIO)).map((file) => file.slice(0, -SCENARIO.length));
for (const name of names) {
  const result = evaluate(readJson(`${FOLDER}${name}${SCENARIO}`));
  const path = `${FOLDER}${name}.result.json`;
  // Whose each input is, is no figure: the reference does not know it.
  const { inputs, ...figures } = existsSync(path) ? readJson(path) : {};
  if (process.argv.includes('--write')) writeFileSync(path, formatted({ ...result, inputs }));
  else if (!isDeepStrictEqual(figures, JSON.parse(JSON.stringify(result)))) {
    console.error(`${name}: the result differs from the reference`);
    process.exitCode = 1;
  }
}
console.log(`${names.length} golden pairs`);
