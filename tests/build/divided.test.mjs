// The files of the build: each chunk that the loader names is there as its digest says, and none of it comes with the first load.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const names = readdirSync(dist, { recursive: true });
const read = (name) => readFileSync(join(dist, name));
const text = (pattern) => read(names.find((name) => pattern.test(name))).toString();
const digest = (algorithm, content) => `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;

const page = text(/^index\.html$/);
const loader = text(/^chunks-.*\.js$/);
/** Each chunk of the loader's list: its area, its digest, and its name, which ends with the beginning of the digest. */
const chunks = [...loader.matchAll(/"(\w+) ([\w+/]{43}=)"/g)].map(([, area, base64]) => {
  return { name: `${area}-${Buffer.from(base64, 'base64').toString('hex').slice(0, 16)}.wasm`, integrity: `sha256-${base64}` };
});
const worker = names.filter((name) => name.startsWith('measure-worker'));
const first = names.filter((name) => /^async-roi-[0-9a-f]+_bg\.wasm$/.test(name));

test('there is one first file, and it is not the undivided program', () => {
  assert.equal(first.length, 1);
  assert.ok(read(first[0]).length < 500_000, `${read(first[0]).length} bytes`);
});

test('each area has a chunk of its own', () => {
  for (const area of ['work', 'case', 'details', 'scorecard', 'rollout', 'tools', 'workbook']) {
    assert.equal(chunks.filter(({ name }) => name.startsWith(`${area}-`)).length, 1, area);
  }
});

test('what several areas share in small pieces comes in one file', () => {
  const small = chunks.filter(({ name }) => name.startsWith('chunk-') && read(name).length < 2000);
  assert.ok(small.length <= 1, small.map(({ name }) => name).join());
});

test('the loader names each chunk of the build, with the digest of what is there', () => {
  assert.deepEqual(chunks.map(({ name }) => name).sort(), names.filter((name) => name.endsWith('.wasm') && !first.includes(name) && !worker.includes(name)).sort());
  for (const { name, integrity } of chunks) assert.equal(integrity, digest('sha256', read(name)), name);
});

test('the worker that measures files has hashed names, its digest in its script, and its address on the page', () => {
  assert.equal(worker.length, 2, worker.join());
  const [script, wasm] = ['.js', '_bg.wasm'].map((end) => worker.find((name) => name.endsWith(end)));
  for (const name of [script, wasm]) assert.match(name, /^measure-worker-[0-9a-f]{16}[._]/);
  assert.ok(page.includes(`<meta name="measure-worker" content="./${script}" />`));
  assert.ok(read(script).includes(digest('sha256', read(wasm))));
  for (const name of worker) assert.ok(text(/^sw\.js$/).includes(`"${name}"`), `${name} is kept for offline`);
});

test('the code that measures is in the worker only', () => {
  const measures = (name) => read(name).includes('X-MICROSOFT-CDO-BUSYSTATUS');
  assert.deepEqual(names.filter((name) => name.endsWith('.wasm') && measures(name)), worker.filter((name) => name.endsWith('.wasm')));
});

test('the page names no chunk', () => {
  assert.deepEqual(chunks.filter(({ name }) => page.includes(name)), []);
});

test('what the page names with a digest is there, and has it', () => {
  const links = [...page.matchAll(/<(?:link|script)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes('integrity='));
  assert.ok(links.length >= 4, `${links.length} with a digest`);
  for (const tag of links) {
    const name = /(?:href|src)="\.\/([^"]+)"/.exec(tag)[1];
    const [, expected, algorithm] = /integrity="((sha\d+)-[^"]+)"/.exec(tag);
    assert.equal(expected, digest(algorithm, read(name)), name);
  }
});

test('nothing is fetched in a way that freezes the page', () => {
  for (const name of names.filter((one) => one.endsWith('.js'))) assert.ok(!read(name).includes('XMLHttpRequest'), name);
});
