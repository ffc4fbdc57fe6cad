// What the build leaves for those who host the page: headers and licenses, neither of them fetched by the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const text = (name) => readFileSync(fileURLToPath(new URL(`../../dist/${name}`, import.meta.url)), 'utf8');
const licenses = text('licenses.txt');

test('the header has the policy of the page, and forbids frames', () => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text('index.html'));
  assert.ok(text('_headers').startsWith(`/*\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'\n`));
});

test('the service worker keeps only what every host serves', () => {
  for (const name of ['_headers', 'licenses.txt']) assert.ok(!text('sw.js').includes(name), name);
});

test('the licenses name what is compiled in, and nothing that only builds or tests it', () => {
  for (const name of ['leptos 0', 'wasm-bindgen 0', 'wide 1', 'jiff 1', 'Rust standard library', 'Frances Y. Kuo', 'the Async ROI authors']) {
    assert.ok(licenses.includes(name), name);
  }
  for (const name of ['proptest', 'criterion', 'wasm-bindgen-test', 'serde_derive']) assert.ok(!licenses.includes(`${name} `), name);
});

test('each license has its text', () => {
  for (const part of licenses.split(/^={78}$/m).slice(2)) assert.ok(part.trim().split('\n').length > 5, part);
});
