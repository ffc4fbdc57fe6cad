// A host for the built page: the project's own server on a free port, with copies of dist/ in folders of it, as real hosts have it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../script/serve.mjs';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const probe = fileURLToPath(new URL('./probe.js', import.meta.url));

/** Changes the text of one file of a copy; the pattern must occur, else a journey would test nothing. */
export function edit(folder, name, pattern, replacement) {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(pattern, replacement);
  if (after === before) throw new Error(`${name}: nothing to change matches ${pattern}`);
  writeFileSync(file, after);
}

/** A copy of dist/ whose page runs the probe first, and whose service worker keeps it like any other file. */
function copyWithProbe() {
  const copy = mkdtempSync(join(tmpdir(), 'async-roi-host-'));
  cpSync(dist, copy, { recursive: true });
  cpSync(probe, join(copy, 'probe.js'));
  edit(copy, 'index.html', /(<meta http-equiv="Content-Security-Policy"[^>]*>)/, '$1<script src="./probe.js"></script>');
  edit(copy, 'sw.js', '"files":{', '"files":{"probe.js":"",');
  return copy;
}

/**
 * Starts a host with a copy of the page in each of `folders`; `change(copy)` may damage the files of a copy first. `hold(name)` may make
 * an answer wait; `types` gives some name endings other media types; `redirects` sends some paths elsewhere.
 * Returns `{ origin, page, copies, url(folder, fragment), stop() }`: `page` is the address in the first folder, `copies` the folders on disk.
 */
export async function startHost({ folders = ['/team/roi/'], change = () => {}, hold, types, redirects } = {}) {
  const copies = folders.map(copyWithProbe);
  copies.forEach(change);
  const server = await serve({ mounts: Object.fromEntries(folders.map((folder, index) => [folder, copies[index]])), hold, types, redirects });
  const url = (folder = folders[0], fragment = '') => `${server.origin}${folder}${fragment}`;
  const stop = async () => {
    await server.stop();
    copies.forEach((copy) => rmSync(copy, { recursive: true, force: true }));
  };
  return { origin: server.origin, page: url(), copies, url, stop };
}
