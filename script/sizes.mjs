// Prints what each file of dist/ weighs, raw and after brotli at its best, and whether the first load keeps its budget: all that is fetched
// until the answer is on the page. The rest of the program is fetched then, and counted apart.
// It judges in words only: a page that is too heavy still must be built and tested.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes after brotli that the first load may take: the page and all that it names, but for the rest of the program. */
const FIRST_LOAD_BUDGET = 120_000;

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const rest = /<meta name="async-roi-rest" content="\.\/([^"]*)"/.exec(page)?.[1];

function load(name) {
  if (name === rest) return 'next';
  return name === 'index.html' || page.includes(name) ? 'first' : 'later';
}

function weigh(name) {
  const content = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  return { name, raw: content.length, brotli: brotli.length, load: load(name) };
}

const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);
const number = (value) => value.toLocaleString('en').padStart(11);
const line = ({ name, raw, brotli, load }) => console.log(`${number(raw)}${number(brotli)}  ${load.padEnd(5)}  ${name}`);

const rows = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => weigh(relative(dist, join(entry.parentPath ?? entry.path, entry.name))))
  .sort((a, b) => b.brotli - a.brotli || a.name.localeCompare(b.name));
const first = sum(rows.filter((row) => row.load === 'first'), 'brotli');

console.log('  raw bytes     brotli  load   file');
rows.forEach(line);
console.log(`${number(sum(rows, 'raw'))}${number(sum(rows, 'brotli'))}         all files`);
const kept = first <= FIRST_LOAD_BUDGET;
console.log(`First load: ${(first / 1000).toFixed(1)} kB brotli of ${FIRST_LOAD_BUDGET / 1000} kB: ${kept ? 'kept' : 'OVER BUDGET'}`);
