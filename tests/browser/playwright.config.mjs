// One runner for three browsers. Each project says how its browser is started; support/visitor.mjs hides what differs.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: '../../test-results/browser',
  // Measured: two workers are slower than one on two cores.
  workers: 1,
  // A journey that hangs ends, and a browser that hangs does not use up the time of the other checks. Nothing passes by waiting longer.
  timeout: 120_000,
  globalTimeout: 25 * 60_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { engine: 'chromium' } },
    // A journey that checks only what the program says or computes is tagged `@once` and runs in Chromium, since the result is the same in
    // every browser. Saving, undo, links, typed numbers, files, keys and focus are checked in all three.
    { name: 'firefox', use: { engine: 'firefox' }, grepInvert: /@once/ },
    // Debian's WebKit now and then ends in the middle of a journey ("invalid session id") or damages the page's memory, in another one each
    // time. Only then is a journey begun once more (see `visit` in support/test.mjs), and the report lists it as flaky.
    { name: 'webkit', use: { engine: 'webkit' }, grepInvert: /@once/, retries: 1 },
  ],
});
