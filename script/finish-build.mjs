// Trunk's hook after a build: writes the content security policy into index.html and the service worker with its list of files.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CHARSET = /<meta charset="utf-8"\s*\/?>/i;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The policy: nothing but this folder's own files, and of inline scripts only the one with this hash. */
function policy(hash) {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' '${hash}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page with its policy as the first thing after the character set. Throws unless there is exactly one inline script. */
export function withPolicy(html) {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map((match) => match[1]);
  if (scripts.length !== 1) throw new Error(`index.html: one inline script expected (Trunk's start of the page), found ${scripts.length}`);
  if (!CHARSET.test(html)) throw new Error('index.html: <meta charset="utf-8"> not found');
  const hash = `sha256-${createHash('sha256').update(scripts[0]).digest('base64')}`;
  return html.replace(CHARSET, (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy(hash)}" />`);
}

/** What the service worker keeps: every file of the build, and a version that changes when any of them does. */
function release(folder, worker) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((name) => name !== 'sw.js')
    .sort();
  const digest = createHash('sha256').update(worker);
  for (const name of files) digest.update(name).update(readFileSync(join(folder, name)));
  return { version: digest.digest('hex').slice(0, 16), files };
}

const dist = process.env.TRUNK_STAGING_DIR;
const index = join(dist, 'index.html');
writeFileSync(index, withPolicy(readFileSync(index, 'utf8')));

const worker = readFileSync(join(process.env.TRUNK_SOURCE_DIR, 'static', 'sw.js'), 'utf8');
writeFileSync(join(dist, 'sw.js'), `const RELEASE = ${JSON.stringify(release(dist, worker))};\n${worker}`);
