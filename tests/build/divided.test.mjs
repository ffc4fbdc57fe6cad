// The two files of the build against the one that the linker made: nothing lost, nothing twice, and each name that one asks for the other has.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { digest, recorded } from '../../script/split/cut.mjs';
import { dataOf, references } from '../../script/split/linked.mjs';
import { notBefore } from '../../script/split/split.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const linked = readFileSync(join(target, 'wasm32-unknown-unknown', 'release', 'async-roi.wasm'));
const file = (part) => readFileSync(join(root, 'dist', readdirSync(join(root, 'dist')).find((name) => name.startsWith(`async-roi-${part}-`))));
const [first, rest] = ['first', 'rest'].map(file);

/** What stands at each address once these segments are put in memory; what none of them sets is zero. */
function memory(...segments) {
  const end = Math.max(...segments.map(({ address, bytes }) => address + bytes.length));
  const all = Buffer.alloc(end);
  for (const { address, bytes } of segments) bytes.copy(all, address);
  return all;
}

test('both files together put into memory what the one file did', () => {
  const whole = memory(...dataOf(linked));
  const both = memory(...dataOf(first), ...dataOf(rest), { address: whole.length, bytes: Buffer.alloc(0) });
  const differing = whole.findIndex((byte, address) => byte !== both[address]);
  assert.equal(differing, -1, `byte ${differing} differs`);
});

test('the rest writes constants alone, so that it changes nothing that the first has done meanwhile', () => {
  const [constants] = dataOf(linked);
  const end = constants.address + constants.bytes.length;
  const outside = dataOf(rest).filter(({ address, bytes }) => address < constants.address || address + bytes.length > end);
  assert.deepEqual(outside, []);
});

test('what the rest imports, the first exports', () => {
  const exported = new Set(WebAssembly.Module.exports(new WebAssembly.Module(first)).map(({ name, kind }) => `${kind} ${name}`));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(rest));
  assert.deepEqual(imports.filter(({ name, kind }) => !exported.has(`${kind} ${name}`)), []);
});

test('the function that brings the rest is known by the linker’s name, so that the cut leaves out what it calls', () => {
  assert.ok([...notBefore(references(linked))].some((name) => name.startsWith('loadRest')));
});

test('most of the recorded cut is in the program: else script/first-sight is due', () => {
  const keys = recorded();
  const found = new Set([...references(linked).functions.keys()].map(digest).filter((key) => keys.has(key)));
  console.log(`# ${found.size} of ${keys.size} recorded functions are in the program`);
  assert.ok(found.size > keys.size / 2, `${found.size} of ${keys.size} functions of the cut are there`);
});
