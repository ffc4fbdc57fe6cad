// The last step of every Wasm file: Binaryen's optimiser, for size. `optimise.mjs FROM TO` does it to a file.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Rust's compiler uses of WebAssembly. */
export const FEATURES = ['--enable-bulk-memory', '--enable-mutable-globals', '--enable-multivalue', '--enable-nontrapping-float-to-int',
  '--enable-reference-types', '--enable-sign-ext', '--enable-simd'];

function optimise(from, to, options) {
  // Its warnings are about names that the linker wrote. A failure throws with all that it said.
  execFileSync('wasm-opt', [...options, '-Oz', ...FEATURES, from, '-o', to], { stdio: ['ignore', 'inherit', 'pipe'] });
}

/** A module after the optimiser. */
export function optimised(bytes, options = []) {
  const folder = mkdtempSync(join(tmpdir(), 'async-roi-'));
  try {
    const [from, to] = ['from.wasm', 'to.wasm'].map((name) => join(folder, name));
    writeFileSync(from, bytes);
    optimise(from, to, options);
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) optimise(process.argv[2], process.argv[3], []);
