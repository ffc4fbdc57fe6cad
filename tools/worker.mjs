// The worker that measures files, as it is published: names from the content of both of its files, so that an old page never meets a new
// worker, and the Wasm after the optimiser, fetched against its digest.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { optimised } from './optimise.mjs';

const NAME = 'measure-worker';

/** Replaces Trunk's files of the worker in `folder`; gives the name of the script that starts it. */
export function publishWorker(folder) {
  const made = [`${NAME}.js`, `${NAME}_bg.wasm`].map((name) => join(folder, name));
  const [glue, linked] = made.map((file) => readFileSync(file));
  const wasm = optimised(linked, ['--strip-debug', '--strip-producers', '--strip-target-features']);
  const hash = createHash('sha256').update(glue).update(wasm).digest('hex').slice(0, 16);
  const integrity = `sha256-${createHash('sha256').update(wasm).digest('base64')}`;
  const wasmName = `${NAME}-${hash}_bg.wasm`;
  const start = `await __wbg_init({ module_or_path: fetch(new URL("./${wasmName}", import.meta.url), { integrity: "${integrity}" }) });`;
  if (!glue.includes('__wbg_init')) throw new Error(`${NAME}.js: __wbg_init not found`);
  // The glue's own way to its Wasm is never taken; it would name a file that is not there.
  const code = glue.toString().replaceAll(`${NAME}_bg.wasm`, wasmName);
  const { code: script } = transformSync(`${code}\n${start}`, { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' });
  for (const file of made) rmSync(file);
  writeFileSync(join(folder, wasmName), wasm);
  writeFileSync(join(folder, `${NAME}-${hash}.js`), script);
  return `${NAME}-${hash}.js`;
}
