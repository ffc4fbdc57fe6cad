// Chromium and Firefox, those of the machine, driven by Playwright.
import { readFile } from 'node:fs/promises';
import { watchDownload } from './download.mjs';
import { Visitor } from './visitor.mjs';

const CHROMIUM_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
// Stock Firefox cannot emulate: what others set for a visitor, it takes as preferences at its start, so each set is a browser of its own.
const NO_EMULATION = { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null };
const firefoxPreferences = ({ dark, javaScript }) => ({
  'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
  'javascript.enabled': javaScript,
});

const launch = {
  chromium: (playwright) => playwright.chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS }),
  firefox: (playwright, firefoxUserPrefs) => playwright.firefox.launch({
    channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr', firefoxUserPrefs,
  }),
};

/** Saves through Playwright where the browser tells of downloads, else through what the page hands over to be saved. */
const download = {
  async chromium(page, action) {
    const [saved] = await Promise.all([page.waitForEvent('download'), action()]);
    return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
  },
  async firefox(page, action) {
    await page.evaluate(watchDownload);
    await action();
    return page.evaluate(() => window.download);
  },
};

function driver(engine, context, page, requests, release) {
  page.on('request', (request) => requests.push(request.url()));
  return {
    engine,
    page,
    goto: (url) => page.goto(url),
    evaluate: (action, args) => page.evaluate(`(${action})(...${JSON.stringify(args)})`),
    click: ({ x, y }) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (chord) => page.keyboard.press(chord),
    screenshot: () => page.screenshot(),
    requests: async () => requests,
    download: (action) => download[engine](page, action),
    tab: async () => {
      const other = await context.newPage();
      return driver(engine, context, other, requests, () => other.close());
    },
    close: release,
  };
}

/** Starts the browser; `visitor(options)` makes somebody new, `close()` ends it. */
export async function launchPlaywright(playwright, engine) {
  const browsers = new Map();
  const browserFor = async (preferences) => {
    const key = JSON.stringify(preferences);
    if (!browsers.has(key)) browsers.set(key, await launch[engine](playwright, preferences));
    return browsers.get(key);
  };

  return {
    /** Options: `viewport` { width, height }, `dark`, `locale` (Chromium), `javaScript` (false turns it off). */
    async visitor({ viewport = { width: 1280, height: 900 }, dark = false, locale = 'en-US', javaScript = true } = {}) {
      const stock = engine === 'firefox';
      const browser = await browserFor(stock && firefoxPreferences({ dark, javaScript }));
      const emulation = stock ? NO_EMULATION : { colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: javaScript };
      const context = await browser.newContext({ viewport, locale, ...emulation });
      return new Visitor(driver(engine, context, await context.newPage(), [], () => context.close()));
    },
    close: () => Promise.all([...browsers.values()].map((browser) => browser.close())),
  };
}
