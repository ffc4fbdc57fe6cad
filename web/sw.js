// Keeps the page usable offline. The build puts `RELEASE` above: the version and the files of this copy of the page.
// It answers for its own files in its own folder only; every other request goes its way untouched.
const FOLDER = new URL('./', self.location.href);
const FAMILY = `async-roi:${FOLDER.pathname}:`;
const CACHE = FAMILY + RELEASE.version;
const HASHED = /(^|-)[0-9a-f]{16}(_bg)?[.-]/;

/**
 * A hashed name never changes its content, so a cache on the way may answer and the content is checked: nothing damaged is kept.
 * Any other comes from the host itself, unchecked, since some hosts add lines of their own to a page.
 */
function fresh([name, integrity]) {
  const url = new URL(name, FOLDER);
  return HASHED.test(name) ? new Request(url, { integrity }) : new Request(url, { cache: 'reload' });
}

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(Object.entries(RELEASE.files).map(fresh));
  await self.skipWaiting();
}

async function activate() {
  const stale = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(stale.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The name within RELEASE that a request asks for, or undefined where it is none of ours. */
function ownFile(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== FOLDER.origin || !url.pathname.startsWith(FOLDER.pathname)) return undefined;
  const name = url.pathname.slice(FOLDER.pathname.length) || 'index.html';
  return Object.hasOwn(RELEASE.files, name) ? name : undefined;
}

/** Some hosts redirect `index.html` to its folder, and browsers refuse a redirected answer to a navigation: hence the copy. */
async function kept(name) {
  const cache = await caches.open(CACHE);
  const answer = await cache.match(new URL(name, FOLDER));
  return answer?.redirected ? new Response(answer.body, answer) : answer;
}

const keptFirst = async (request, name) => (await kept(name)) ?? fetch(request);

/** The host's answer where it gives a good one, so that a new version is seen at once; else what is kept. */
async function hostFirst(request, name) {
  const answer = await fetch(request).catch(() => undefined);
  if (answer?.ok || answer?.type === 'opaqueredirect') return answer;
  return (await kept(name)) ?? answer ?? Response.error();
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const name = ownFile(event.request);
  if (name) event.respondWith((HASHED.test(name) ? keptFirst : hostFirst)(event.request, name));
});
