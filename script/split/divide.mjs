// Divides the Wasm of a build in two files and names the second in its page; or, for a recording of the cut, makes it note what runs.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optimised } from '../optimise.mjs';
import { isCut } from './cut.mjs';
import { noting } from './note.mjs';
import { split } from './split.mjs';

/** The file beside a build that notes: its Wasm as wasm-bindgen made it. */
export const BOUND = 'bound.wasm';
/** The second file that such a build waits for. */
export const NEVER = 'never.wasm';
// A stub is small for as long as what it calls first stays outside.
const STUBS = ['--no-inline=ensureRest'];

const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const named = (stem, bytes) => ({ name: `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.wasm`, bytes });

/** The page with the name of the second file, for static/initializer.js. */
const withRest = (html, { name, bytes }) =>
  html.replace('</head>', `<meta name="async-roi-rest" content="./${name}" data-integrity="${integrity(bytes)}" /></head>`);

/** The page with another first file, and its digest, wherever the one from before is named. */
function withFirst(html, before, { name, bytes }) {
  const preload = new RegExp(`(<link rel="preload" href="\\./${before}"[^>]*integrity=")[^"]*`);
  if (!preload.test(html)) throw new Error(`index.html: no preload of ${before} with its integrity`);
  return html.replace(preload, `$1${integrity(bytes)}`).replaceAll(before, name);
}

const wasmOf = (folder) => readdirSync(folder).find((name) => name.endsWith('_bg.wasm'));

function changePage(folder, change) {
  const index = join(folder, 'index.html');
  writeFileSync(index, change(readFileSync(index, 'utf8')));
}

/** Changes the build in `folder`, whose Wasm is as wasm-bindgen made it; `linked` is the file that the linker made. */
export function divide(folder, linked) {
  const before = wasmOf(folder);
  const bound = readFileSync(join(folder, before));
  const { first, rest } = split(readFileSync(linked), bound, isCut());
  const files = [
    named('async-roi-first', optimised(first, STUBS)),
    named('async-roi-rest', optimised(rest)),
  ];
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  rmSync(join(folder, before));
  changePage(folder, (html) => withRest(withFirst(html, before, files[0]), files[1]));
}

/** Makes the program in `folder` note what runs, with a second file that never comes. */
export function makeNote(folder) {
  const before = wasmOf(folder);
  const bound = readFileSync(join(folder, before));
  const bytes = noting(bound);
  writeFileSync(join(folder, BOUND), bound);
  writeFileSync(join(folder, before), bytes);
  changePage(folder, (html) => withRest(withFirst(html, before, { name: before, bytes }), { name: NEVER, bytes }));
}
