// Trunk's hook after a build: divides the Wasm, writes the content security policy into index.html and the service worker with its list
// of files.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { divide } from './divide.mjs';

const CHARSET = /<meta charset="utf-8"\s*\/?>/i;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** A digest in the form that policies and integrity attributes use. */
const digest = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

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
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(digest(scripts[0]))}" />`;
  return html.replace(CHARSET, (charset) => `${charset}\n    ${meta}`);
}

/** What the service worker keeps: each file of the build with its digest, and a version that changes when any of them does. */
function release(folder, worker) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => name !== 'sw.js')
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, digest(readFileSync(join(folder, name)))]));
  const version = createHash('sha256').update(JSON.stringify(files)).update(worker).digest('hex').slice(0, 16);
  return { version, files };
}

const dist = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR;
const target = process.env.CARGO_TARGET_DIR ?? join(source, 'target');
const index = join(dist, 'index.html');
divide(dist, join(target, 'wasm32-unknown-unknown', process.env.TRUNK_PROFILE, 'async-roi.wasm'));
writeFileSync(index, withPolicy(readFileSync(index, 'utf8')));

const worker = readFileSync(join(source, 'web', 'sw.js'), 'utf8');
writeFileSync(join(dist, 'sw.js'), `const RELEASE = ${JSON.stringify(release(dist, worker))};\n${worker}`);
