// A host for the built page: the project's own server on a free port, with the page in a folder of it, as real hosts have it.
import { fileURLToPath } from 'node:url';
import { serve } from '../../../script/serve.mjs';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

/**
 * Starts a host with the page in each of `folders`; `alter(name, text)` changes what is served (null: the file is missing).
 * Returns `{ origin, page, url(folder, fragment), stop() }`, where `page` is the address in the first folder.
 */
export async function startHost({ folders = ['/team/roi/'], alter } = {}) {
  const mounts = Object.fromEntries(folders.map((folder) => [folder, dist]));
  const rewrite = alter && ((name, body) => {
    const altered = alter(name, body.toString('latin1'));
    return altered === null ? null : Buffer.from(altered, 'latin1');
  });
  const { origin, stop } = await serve({ mounts, ...(rewrite && { rewrite }) });
  const url = (folder = folders[0], fragment = '') => `${origin}${folder}${fragment}`;
  return { origin, page: url(), url, stop };
}
