// What every journey starts from: `import { test, expect } from './support/test.mjs'`.
import { test as base } from '@playwright/test';
import { expect } from './expect.mjs';
import { startHost } from './host.mjs';
import { launchPlaywright } from './playwright-browser.mjs';
import { launchWebKit } from './webkit-browser.mjs';

export { expect };

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

  /** `visit(options)` is somebody new with a fresh profile; what a failed test last showed is attached as a picture. */
  visit: async ({ launched }, use, info) => {
    const visitors = [];
    await use(async (options = {}) => {
      const visitor = await launched.visitor(options);
      visitors.push(visitor);
      return visitor;
    });
    for (const visitor of visitors.filter((visitor) => !visitor.left)) {
      if (info.status !== info.expectedStatus) await info.attach('page', { body: await visitor.screenshot(), contentType: 'image/png' });
      await visitor.leave();
    }
  },
});
