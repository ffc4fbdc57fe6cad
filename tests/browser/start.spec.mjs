// The page starts, from any folder, and says so plainly when it cannot.
import { rmSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { edit } from './support/host.mjs';
import { expect, test } from './support/test.mjs';

const fileOf = (copy, pattern) => join(copy, readdirSync(copy).find((name) => pattern.test(name)));
const wasmFile = (copy) => fileOf(copy, /^async-roi-.*_bg\.wasm$/);
const FAILED = /could not start/;
const DOWNLOAD = { role: 'button', name: 'Download my saved work' };

/** Saves something as this folder's copy of the page does, and something as another folder's copy does. */
const saveWork = () => {
  localStorage.setItem(`async-roi:${location.pathname}:case`, '{"people":40}');
  localStorage.setItem('async-roi:/elsewhere/:case', '{"people":7}');
};

test('opens from a folder, asks no other host, breaks no rule', async ({ host, visit }) => {
  const { page } = await host();
  const visitor = await visit();
  await visitor.open(page);
  expect(await visitor.text('#boot')).toBeNull();
  expect(await visitor.requestsElsewhere()).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
});

test('opens again without a network, and without what another folder keeps', async ({ host, visit }) => {
  const { page, url, stop } = await host({ folders: ['/team/roi/', '/team/other/'] });
  const visitor = await visit();
  for (const address of [url('/team/other/'), page]) {
    await visitor.open(address);
    await visitor.keptForOffline();
  }
  const kept = await visitor.run(() => caches.keys());
  expect(kept.map((name) => name.split(':')[1]).sort()).toEqual(['/team/other/', '/team/roi/']);
  await stop();
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.problems()).toEqual([]);
});

test('a new version on the host is seen at the next load, and takes the place of what was kept', async ({ host, visit }) => {
  const { page, copies } = await host();
  const visitor = await visit();
  await visitor.open(page);
  await visitor.keptForOffline();
  const before = await visitor.run(() => caches.keys());
  edit(copies[0], 'index.html', /name="description" content="[^"]*"/, 'name="description" content="Newer"');
  edit(copies[0], 'sw.js', /"version":"\w+"/, '"version":"newer"');
  await visitor.reload();
  expect(await visitor.run(() => document.querySelector('meta[name=description]').content)).toBe('Newer');
  await visitor.until(async () => (await caches.keys()).join() === `async-roi:${location.pathname}:newer`, 'only the new version is kept');
  expect(before).toHaveLength(1);
});

test('without JavaScript, says what the page is and what to do', async ({ host, visit, engine }) => {
  test.skip(engine === 'webkit', "WebKit's driver works by JavaScript alone");
  const { page } = await host();
  const visitor = await visit({ javaScript: false });
  await visitor.goto(page);
  await visitor.sees(/Turn JavaScript on for this page/, '#boot');
  expect(await visitor.text('#boot')).not.toContain('Loading');
});

test('a missing Wasm file: says so, and gives back what is saved in this folder', async ({ host, visit }) => {
  const { page } = await host({ change: (copy) => rmSync(wasmFile(copy)) });
  const visitor = await visit();
  await visitor.goto(page);
  await visitor.sees(FAILED, '#boot');
  await visitor.run(saveWork);
  const { name, text } = await visitor.download(DOWNLOAD);
  expect(name).toBe('async-roi-saved-work.json');
  expect(JSON.parse(text)).toEqual({ app: 'async-roi', folder: '/team/roi/', saved: { case: '{"people":40}' } });
});

test('a Wasm file cut in half: says so, and says when nothing is saved', async ({ host, visit }) => {
  const { page } = await host({ change: (copy) => truncateSync(wasmFile(copy), 20_000) });
  const visitor = await visit();
  await visitor.goto(page);
  await visitor.sees(FAILED, '#boot');
  await visitor.click(DOWNLOAD);
  await visitor.sees(/^Nothing is saved in this browser\.$/, '#boot-outcome');
});

test('a missing script: says so', async ({ host, visit }) => {
  const { page } = await host({ change: (copy) => rmSync(fileOf(copy, /^async-roi-.*\.js$/)) });
  const visitor = await visit();
  await visitor.goto(page);
  await visitor.sees(FAILED, '#boot');
});

test('a panic after the start: says so, and keeps what is saved', async ({ host, visit }) => {
  const { page } = await host();
  const visitor = await visit();
  await visitor.open(page);
  await visitor.run(() => dispatchEvent(new ErrorEvent('error', { message: 'unreachable', error: new WebAssembly.RuntimeError('unreachable') })));
  await visitor.sees(/stopped because of a fault/, '#boot');
  await visitor.run(saveWork);
  expect(JSON.parse((await visitor.download(DOWNLOAD)).text).saved).toEqual({ case: '{"people":40}' });
});

test('a script that is not the build\'s own does not run', async ({ host, visit }) => {
  const injected = '<script>window.injected = true</script></body>';
  const { page } = await host({ change: (copy) => edit(copy, 'index.html', '</body>', injected) });
  const visitor = await visit();
  await visitor.open(page);
  expect(await visitor.run(() => window.injected === undefined)).toBe(true);
  expect(await visitor.problems()).toContainEqual('policy: script-src-elem blocked inline');
});

test('a script altered on the way does not run', async ({ host, visit }) => {
  const boot = (copy) => readdirSync(copy).find((name) => name.startsWith('boot-'));
  const { page } = await host({ change: (copy) => edit(copy, boot(copy), /^/, 'window.altered = true;') });
  const visitor = await visit();
  await visitor.open(page);
  expect(await visitor.run(() => window.altered === undefined)).toBe(true);
});
