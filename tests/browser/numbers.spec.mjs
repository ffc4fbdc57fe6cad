// The same document gives the same numbers: what the model says as Wasm in a browser is what it says natively, to the last byte.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/test.mjs';

const model = fileURLToPath(new URL('../../target/model/', import.meta.url));
const read = (name) => readFileSync(join(model, name), 'utf8');

/** A page without a policy, whose only content is the model. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>model</title><script type="module">
import init, { evaluate } from './model.js';
await init({ module_or_path: './model.wasm' });
window.evaluate = evaluate;
</script>`;

function addModel(copy) {
  for (const name of ['model.js', 'model.wasm']) cpSync(join(model, name), join(copy, name));
  writeFileSync(join(copy, 'model.html'), PAGE);
}

test('the browser computes the same numbers as the native program, to the last bit', async ({ host, visit }) => {
  const { url } = await host({ change: addModel });
  const visitor = await visit();
  await visitor.goto(`${url()}model.html`);
  await visitor.until(() => typeof window.evaluate === 'function', 'the model is there');
  const [scenarios, native] = ['scenarios.txt', 'native.txt'].map(read);
  const found = await visitor.run((lines) => window.evaluate(lines), scenarios);
  const names = scenarios.trim().split('\n').map((line) => JSON.parse(line).name);
  const results = native.trim().split('\n');
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(results.filter((result) => JSON.parse(result).range)).toHaveLength(names.length);
  found.trim().split('\n').forEach((result, index) => expect(result, names[index]).toBe(results[index]));
  expect(found).toBe(native);
});
