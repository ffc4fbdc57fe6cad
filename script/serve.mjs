// A small static host, as plain as the cheapest real one: types, compression, caching, and nothing outside its folders.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const HASHED = /(^|-)[0-9a-f]{16}(_bg)?[.-]/;
const ENCODERS = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => gzipSync(body),
};
/** What was compressed, by encoding and content: hosts do it once. */
const compressed = new Map();

/** The file that a path asks for, or null outside every mount: mounts are [URL folder, folder on disk], the longest first. */
function locate(mounts, path) {
  const mount = mounts.find(([folder]) => path.startsWith(folder));
  if (!mount) return null;
  const [folder, root] = mount;
  const name = path.slice(folder.length) || 'index.html';
  const file = resolve(root, name);
  return file.startsWith(resolve(root) + sep) ? { name, file } : null;
}

function encodingFor(request, type) {
  if (type.startsWith('image/png') || type.startsWith('font/')) return undefined;
  const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((part) => part.split(';')[0].trim());
  return Object.keys(ENCODERS).find((name) => accepted.includes(name));
}

function send(request, response, name, body, types) {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const caching = HASHED.test(name) ? 'max-age=31536000, immutable' : 'no-cache';
  const headers = { 'Content-Type': type, ETag: etag, 'Cache-Control': caching, Vary: 'Accept-Encoding', 'X-Content-Type-Options': 'nosniff' };
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
  const encoding = encodingFor(request, type);
  const key = encoding + etag;
  if (encoding && !compressed.has(key)) compressed.set(key, ENCODERS[encoding](body));
  const content = encoding ? compressed.get(key) : body;
  if (encoding) headers['Content-Encoding'] = encoding;
  headers['Content-Length'] = content.length;
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : content);
}

const refuse = (response, status, text, headers = {}) =>
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`);

async function answer(request, response, mounts, { hold, types, redirects }) {
  if (!['GET', 'HEAD'].includes(request.method)) return refuse(response, 405, 'Only GET and HEAD', { Allow: 'GET, HEAD' });
  // Not `new URL`, which would resolve "/../" before it can be refused.
  const path = decodeURIComponent(request.url.split('?')[0]);
  if (mounts.some(([folder]) => `${path}/` === folder)) return refuse(response, 301, 'The folder is', { Location: `${path}/` });
  if (redirects[path]) return refuse(response, 308, 'Moved', { Location: redirects[path] });
  const found = path.includes('\0') ? null : locate(mounts, path);
  if (!found || !(await stat(found.file).catch(() => null))?.isFile()) return refuse(response, 404, 'Not found');
  await hold(found.name);
  return send(request, response, found.name, await readFile(found.file), types);
}

/**
 * Starts the host and resolves to `{ origin, stop }`.
 * `mounts` names the folder on disk behind each URL folder ("/" or "/team/"); port 0 takes any free one. A file is sent when `hold(name)` is done.
 * `types` replaces the media types of some name endings; `redirects` sends some paths elsewhere. With `tls` (`{ key, cert }`) it speaks
 * HTTP/2, else HTTP/1.1.
 */
export function serve({ mounts, port = 0, host = '127.0.0.1', hold = async () => {}, types = {}, redirects = {}, tls }) {
  const longestFirst = Object.entries(mounts).sort(([a], [b]) => b.length - a.length);
  const listen = (request, response) => {
    answer(request, response, longestFirst, { hold, types: { ...TYPES, ...types }, redirects }).catch((error) => refuse(response, 400, error.message));
  };
  const server = tls ? createSecureServer(tls, listen) : createServer(listen);
  // Over HTTP/2 the connections end with the browser.
  const stop = () => new Promise((done) => { server.close(done); server.closeAllConnections?.(); });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => done({ origin: `${tls ? 'https' : 'http'}://${host}:${server.address().port}`, port: server.address().port, stop }));
  });
}

/** Serves on the first free port from `port` on. */
async function serveFrom(port, mounts) {
  try {
    return await serve({ mounts, port, host: 'localhost' });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    return serveFrom(port + 1, mounts);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  const { port } = await serveFrom(Number(process.env.PORT ?? 8080), { '/': dist });
  console.log(`Serving dist/ at http://localhost:${port}/ (Ctrl+C ends it)`);
}
