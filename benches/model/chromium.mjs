// The model as Wasm in the browser that the page is made for.
import { readFileSync } from 'node:fs';
import { launch } from '../support/browser.mjs';

/** Nobody is asked for it: every answer comes from the folder. */
const ORIGIN = 'https://model.invalid/';
/** Only a page that is alone with itself has a clock of microseconds. */
const HEADERS = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const TYPES = { js: 'text/javascript', wasm: 'application/wasm' };

function answer(route, folder) {
  const name = route.request().url().slice(ORIGIN.length);
  if (!name) return route.fulfill({ headers: { ...HEADERS, 'Content-Type': 'text/html' }, body: '<!doctype html><title>model</title>' });
  const type = TYPES[name.split('.').pop()];
  if (!type) return route.fulfill({ status: 404 });
  return route.fulfill({ headers: { ...HEADERS, 'Content-Type': type }, body: readFileSync(`${folder}/${name}`) });
}

/** Opens the model in a folder: `ask(question, document)` prepares a question, `answers(count)` are the microseconds of as many answers. */
export async function openInChromium(folder) {
  const browser = await launch();
  const page = await browser.newPage();
  await page.route('**', (route) => answer(route, folder));
  await page.goto(ORIGIN);
  await page.evaluate(async () => {
    if (!window.crossOriginIsolated) throw new Error('the clock of this page is too coarse');
    window.model = await import('/model.js');
    await window.model.default({ module_or_path: '/model.wasm' });
  });
  return {
    version: browser.version(),
    ask: (question, document) => page.evaluate(([name, text]) => {
      window.bench?.free();
      window.bench = new window.model.Bench(name, text);
    }, [question, document]),
    answers: (count) => page.evaluate((times) => Array.from({ length: times }, () => {
      const start = performance.now();
      window.bench.answer();
      return (performance.now() - start) * 1000;
    }), count),
    close: () => browser.close(),
  };
}
