// Trunk's hook after a build: divides the Wasm, writes the content security policy into index.html, the service worker with its list of
// files, and beside them what the page itself does not load: `_headers` for hosts that read it, and the licenses.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { licenses } from './licenses.mjs';
import { divide } from './divide.mjs';
import { publishWorker } from './worker.mjs';

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

/** The page with its policy as the first thing after the character set, and that policy. Throws unless there is exactly one inline script. */
function withPolicy(html) {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map((match) => match[1]);
  if (scripts.length !== 1) throw new Error(`index.html: one inline script expected (Trunk's start of the page), found ${scripts.length}`);
  if (!CHARSET.test(html)) throw new Error('index.html: <meta charset="utf-8"> not found');
  const rules = policy(digest(scripts[0]));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${rules}" />`;
  return { page: html.replace(CHARSET, (charset) => `${charset}\n    ${meta}`), rules };
}

/**
 * The headers file of Netlify and Cloudflare Pages. Browsers heed `frame-ancestors` in a header only. No rule for caching: without one these
 * hosts let browsers ask each time, and Cloudflare would apply it to the page that it sends in place of a missing file, too.
 */
const headersFile = (rules) => `/*
  Content-Security-Policy: ${rules}; frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
`;

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
const measureWorker = publishWorker(dist);
const { page, rules } = withPolicy(readFileSync(index, 'utf8'));
// Where the page finds the worker, when somebody measures files (src/browser/measure_worker.rs).
writeFileSync(index, page.replace('</head>', `<meta name="measure-worker" content="./${measureWorker}" /></head>`));

const worker = readFileSync(join(source, 'web', 'sw.js'), 'utf8');
writeFileSync(join(dist, 'sw.js'), `const RELEASE = ${JSON.stringify(release(dist, worker))};\n${worker}`);

// After the service worker, which would keep them: some hosts do not serve `_headers`, and then it would keep nothing at all.
writeFileSync(join(dist, '_headers'), headersFile(rules));
writeFileSync(join(dist, 'licenses.txt'), licenses(source));
