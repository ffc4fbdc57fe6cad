// Pictures of the built page, on the day and with the clock of the journeys. script/pictures says how it is called.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import playwright from '@playwright/test';
import { startHost } from '../../tests/browser/support/host.mjs';
import { launchPlaywright } from '../../tests/browser/support/playwright-browser.mjs';
import { STATES } from './states.mjs';

const VIEWPORTS = [{ width: 390, height: 844 }, { width: 768, height: 1024 }, { width: 1280, height: 720 }];
/** A sheet of A4 without its margins, in CSS pixels. */
const PAPER = { width: 680, height: 960 };
/** Milliseconds in which what moves has come to rest: panels are laid out, the toast has risen. */
const REST = 600;

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'target/pictures');

/** Takes one picture; the file's name says what of, how wide, and in which theme. */
async function take(launched, page, state, viewport, dark, file) {
  const visitor = await launched.visitor({ viewport, dark });
  await visitor.open(page + (state.fragment ?? ''));
  await state.act?.(visitor);
  // What stays in sight is drawn where the window is.
  if (!state.sight) await visitor.run(() => scrollTo(0, 0));
  await new Promise((done) => { setTimeout(done, REST); });
  const sheet = visitor.driver.page;
  await sheet.screenshot({ path: file, fullPage: !state.sight });
  if (state.paper && !dark) await sheet.pdf({ path: file.replace(/png$/, 'pdf'), format: 'A4', preferCSSPageSize: true });
  await visitor.leave();
}

function contactSheet(taken) {
  const figure = ({ name }) => `<figure><a href="${name}.png"><img src="${name}.png" alt="" loading="lazy" /></a><figcaption>${name}</figcaption></figure>`;
  const section = (state) => `<h2>${state.name}</h2><div>${taken.filter((each) => each.state === state).map(figure).join('')}</div>`;
  const style = 'body { font: 14px sans-serif } div { display: flex; gap: 1rem; overflow-x: auto; align-items: start } figure { margin: 0 } img { height: 30rem; border: 1px solid #999 }';
  const states = STATES.filter((state) => taken.some((each) => each.state === state));
  return `<!doctype html><meta charset="utf-8"><title>Pictures of the page</title><style>${style}</style>${states.map(section).join('\n')}\n`;
}

const host = await startHost();
const launched = await launchPlaywright(playwright, 'chromium');
try {
  if (process.argv.includes('--readme')) {
    await take(launched, host.page, STATES[0], { width: 1280, height: 720 }, false, join(root, 'docs/page.png'));
  } else {
    const wanted = process.argv.slice(2);
    const states = STATES.filter(({ name }) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)));
    if (states.length === 0) throw new Error(`no state begins with ${wanted.join(' or ')}: there are ${STATES.map(({ name }) => name).join(', ')}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const taken = [];
    const missed = [];
    for (const state of states) {
      for (const viewport of state.paper ? [PAPER] : VIEWPORTS) {
        for (const dark of [false, true]) {
          const name = `${state.name}-${viewport.width}-${dark ? 'dark' : 'light'}`;
          // A state that cannot be reached is told at the end; the others are pictured all the same.
          try {
            await take(launched, host.page, state, viewport, dark, join(folder, `${name}.png`));
            taken.push({ state, name });
          } catch (error) {
            missed.push(`${name}: ${error.message}`);
          }
        }
      }
      console.log(state.name);
    }
    writeFileSync(join(folder, 'index.html'), contactSheet(taken));
    console.log(`Look at ${join(folder, 'index.html')}`);
    if (missed.length > 0) throw new Error(`not pictured:\n${missed.join('\n')}`);
  }
} finally {
  await launched.close();
  await host.stop();
}
