// Prints what each file of dist/ weighs, raw and after brotli at its best, and whether loads keep their budgets (DESIGN.md says why
// these): what is fetched until the answer is on the page, until somebody with saved work can type, and for one page more. Beside them
// stands the worker that measures files, which is fetched when somebody does.
// It judges in words only: a page that is too heavy still must be built and tested.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes after brotli. */
const BUDGETS = { first: 135_000, returning: 330_000, page: 60_000, worker: 350_000 };
/** The page names the worker's script, but does not fetch it. */
const WORKER = /^measure-worker-/;
const PAGES = ['scorecard', 'rollout', 'tools'];

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const page = readFileSync(join(dist, 'index.html'), 'utf8');

function weigh(name) {
  const content = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  return { name, raw: content.length, brotli: brotli.length, first: name === 'index.html' || (page.includes(name) && !WORKER.test(name)) };
}

const rows = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => weigh(relative(dist, join(entry.parentPath ?? entry.path, entry.name))))
  .sort((a, b) => b.brotli - a.brotli || a.name.localeCompare(b.name));

/** The files that each area takes: its own chunk, and those that it shares with others. Read from the loader, as tools/divide.mjs writes it. */
function areas() {
  const loader = readFileSync(join(dist, rows.find(({ name }) => /^chunks-.*\.js$/.test(name)).name), 'utf8');
  const files = [...loader.matchAll(/"(\w+) ([\w+/]{43}=)"/g)]
    .map(([, area, digest]) => `${area}-${Buffer.from(digest, 'base64').toString('hex').slice(0, 16)}.wasm`);
  return new Map([...loader.matchAll(/(\w+):\[([\d,]+)\]/g)].map(([, area, list]) => [area, list.split(',').map((index) => files[index])]));
}

const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);
const number = (value) => value.toLocaleString('en').padStart(11);
const line = ({ name, raw, brotli, first }) => console.log(`${number(raw)}${number(brotli)}  ${first ? 'first' : 'later'}  ${name}`);

console.log('  raw bytes     brotli  load   file');
rows.forEach(line);
console.log(`${number(sum(rows, 'raw'))}${number(sum(rows, 'brotli'))}         all files`);

const judge = (what, bytes, budget) =>
  console.log(`${what}: ${(bytes / 1000).toFixed(1)} kB brotli of ${budget / 1000} kB: ${bytes <= budget ? 'kept' : 'OVER BUDGET'}`);
const first = sum(rows.filter((row) => row.first), 'brotli');
judge('First load', first, BUDGETS.first);

judge('The worker that measures files', sum(rows.filter(({ name }) => WORKER.test(name)), 'brotli'), BUDGETS.worker);

const takes = areas();
if (!takes.get('work') || !takes.get('case')) {
  console.log('The loader is not as expected, so that what an area takes is not known: see areas() in tools/sizes.mjs');
} else {
  const weight = (names) => sum(rows.filter(({ name }) => names.includes(name)), 'brotli');
  const more = (area, ...known) => weight(takes.get(area).filter((name) => !known.some((one) => takes.get(one).includes(name))));
  judge('Until somebody with saved work can type', first + weight(takes.get('work')), BUDGETS.returning);
  console.log(`The rest of the case page: ${(more('case', 'work') / 1000).toFixed(1)} kB`);
  console.log(`From the case page to measuring, to each report, and to all details of the scorecard and the rollout: ${(more('details', 'work', 'case') / 1000).toFixed(1)} kB`);
  for (const area of PAGES) judge(`From the case page to ${area}`, more(area, 'work', 'case'), BUDGETS.page);
}
