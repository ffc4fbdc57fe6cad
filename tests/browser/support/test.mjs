// What every journey starts from: `import { test, expect } from './support/test.mjs'`.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test as base } from '@playwright/test';
import { expect } from './expect.mjs';
import { startHost } from './host.mjs';
import { launchPlaywright } from './playwright-browser.mjs';
import { launchWebKit } from './webkit-browser.mjs';

export { expect };

/** Keeps what a visitor sees: the picture, and the text with what has the focus and what went wrong. */
async function keepSight(visitor, file) {
  const sight = () => ({ address: location.href, focus: document.activeElement?.outerHTML.slice(0, 300), problems: window.probe?.problems, text: document.body.innerText });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.json`, JSON.stringify(await visitor.run(sight).catch(String), null, 2));
  writeFileSync(`${file}.png`, await visitor.screenshot());
}

/**
 * Whether WebKit reported that the memory of the page's Wasm is damaged. Debian's WebKit 2.50 did in two of 1,000 loads of a shared comparison,
 * also where the memory did not grow; Chromium and Firefox did in none of 340. The page's own code forbids `unsafe`.
 */
async function memoryIsDamaged(visitor) {
  if (visitor.engine !== 'webkit') return false;
  const problems = await visitor.problems().catch(() => []);
  return problems.some((problem) => /Out of bounds memory access|panicked at .*dlmalloc/.test(problem));
}

export const test = base.extend({
  engine: ['chromium', { option: true, scope: 'worker' }],

  /** The browser of this project, started once. */
  launched: [async ({ engine, playwright }, use) => {
    const launched = engine === 'webkit' ? await launchWebKit() : await launchPlaywright(playwright, engine);
    await use(launched);
    await launched.close();
  }, { scope: 'worker' }],

  /** `host(options)` starts a host, ended after the test. */
  host: async ({}, use) => {
    const hosts = [];
    await use(async (options) => {
      const host = await startHost(options);
      hosts.push(host);
      return host;
    });
    await Promise.all(hosts.map((host) => host.stop()));
  },

  /**
   * `visit(options)` is somebody new with a fresh profile; what a failed test last showed stays as pictures and texts. A test is tried
   * again only if its browser ended or damaged the page's memory. A file records that, since another process tries again.
   */
  visit: async ({ launched }, use, info) => {
    const failure = join(info.project.outputDir, `${info.testId}.browser-failed`);
    if (info.retry > 0 && !existsSync(failure)) throw new Error('Not tried again, since the browser itself had not failed: see the first error.');
    const visitors = [];
    let browserFailed = false;
    await use(async (options = {}) => {
      const visitor = await launched.visitor(options);
      visitors.push(visitor);
      return visitor;
    });
    try {
      for (const [index, visitor] of visitors.filter((visitor) => !visitor.left).entries()) {
        if (info.status !== info.expectedStatus) {
          browserFailed ||= await memoryIsDamaged(visitor);
          await keepSight(visitor, info.outputPath(`page-${index + 1}`));
        }
        await visitor.leave();
      }
    } finally {
      // Known at the latest now: the first command to a browser that has ended may fail for an unknown reason, the next ones do not.
      if (launched.ended || browserFailed) {
        mkdirSync(dirname(failure), { recursive: true });
        writeFileSync(failure, '');
      }
    }
  },
});
