// One runner for three browsers. Each project says how its browser is started; support/visitor.mjs hides what differs.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: '../../test-results/browser',
  // Measured: two workers are slower than one on two cores.
  workers: 1,
  timeout: 60_000,
  // A browser that hangs must not use up the time of the other checks.
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  // In WebKit a journey was twice seen to wait in vain for the page to be ready, cause not found: one more try, reported as flaky.
  projects: ['chromium', 'firefox', 'webkit'].map((name) => ({ name, use: { engine: name }, retries: name === 'webkit' ? 1 : 0 })),
});
