// Somebody at the page, in words that mean the same in every browser. A browser's own part (its "driver") knows how to go to an
// address, run a function in the page, press keys and click at a place; everything else is built here, once.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from './expect.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page: the visible elements of a role and an accessible name, the roles being those that journeys use. */
function findAll({ css, role, name }) {
  const selectors = {
    button: 'button, [role=button], summary',
    field: 'input, select, textarea, [role=spinbutton], [role=combobox], [role=textbox]',
    link: 'a[href]',
    heading: 'h1, h2, h3, h4, h5, h6',
    tab: '[role=tab]',
  };
  // WebKit's innerText leaves out the blank before words that only screen readers get.
  const words = (element) => (element.querySelector('.visually-hidden') ? element.textContent : element.innerText ?? element.textContent);
  const text = (element) => words(element).replace(/\s+/g, ' ').trim();
  const named = (element) => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    if (ids.length) return ids.map((id) => document.getElementById(id)).filter(Boolean).map(text).join(' ');
    return element.getAttribute('aria-label') ?? (element.labels?.length ? [...element.labels].map(text).join(' ') : text(element));
  };
  return [...document.querySelectorAll(css ?? selectors[role])]
    .filter((element) => element.checkVisibility?.() ?? element.getClientRects().length)
    .filter((element) => name === undefined || named(element) === name);
}

const describe = (target) => (typeof target === 'string' ? target : `${target.role} "${target.name}"`);
const query = (target) => (typeof target === 'string' ? { css: target } : target);

export class Visitor {
  /** `driver`: `{ engine, goto, evaluate, click, type, press, screenshot, requests, download, close, tab }`. */
  constructor(driver) {
    this.driver = driver;
    this.engine = driver.engine;
  }

  /** Goes to an address and waits until the page can be used. */
  async open(url) {
    await this.goto(url);
    await this.ready();
  }

  /** Goes to an address and waits for nothing more than its document. */
  goto(url) {
    return this.driver.goto(url);
  }

  /** Reloads as the page itself would: a driver's own reload passes by the service worker in some browsers. */
  async reload() {
    await this.run(() => { window.beforeReload = true; setTimeout(() => location.reload()); });
    await this.until(() => window.beforeReload === undefined && document.readyState === 'complete', 'the page has loaded again');
  }

  /** Waits until the page says that it can be used: clicks before that are lost. */
  ready() {
    return this.until(() => Boolean(document.querySelector('[data-ready]')), 'the page is ready');
  }

  /** Waits until the page can be used without a network. */
  keptForOffline() {
    return this.until(async () => Boolean(navigator.serviceWorker.controller && (await navigator.serviceWorker.ready).active?.state === 'activated'),
      'the service worker is in charge');
  }

  /** Runs a function in the page, with arguments that JSON can carry, and returns its result. */
  run(action, ...args) {
    return this.driver.evaluate(action, args);
  }

  /** Waits until a function in the page returns true; one that fails while the page changes counts as not yet. */
  async until(condition, what, ...args) {
    await expect.poll(() => this.run(condition, ...args).catch(() => false), { message: what }).toBe(true);
  }

  /** Waits for a target that stays where it is and returns where its middle is. A target is a CSS selector or `{ role, name }`. */
  async place(target) {
    // Firefox takes a click where the page was before it scrolled, until it has drawn the page anew: hence the frames.
    const measure = `async (target) => {
      const found = (${findAll})(target);
      if (found.length !== 1) return { count: found.length };
      found[0].scrollIntoView({ block: 'center', behavior: 'instant' });
      const middle = () => {
        const box = found[0].getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      };
      // A tab in the background draws no frames.
      const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); });
      const before = middle();
      await frame();
      await frame();
      const after = middle();
      return { count: 1, moving: before.x !== after.x || before.y !== after.y, ...after };
    }`;
    let place;
    await expect.poll(async () => {
      place = await this.driver.evaluate(measure, [query(target)]);
      return place;
    }, { message: `exactly one ${describe(target)} is visible, and stays in its place` }).toMatchObject({ count: 1, moving: false });
    return place;
  }

  async click(target) {
    await this.driver.click(await this.place(target));
  }

  /** Replaces what a field holds by typing, as a person would. A click misses a field that moves just then, as panels above it are drawn. */
  async fill(target, text) {
    const focused = async () => {
      await this.click(target);
      return this.driver.evaluate(`(target) => (${findAll})(target)[0] === document.activeElement`, [query(target)]);
    };
    await expect.poll(focused, { message: `${describe(target)} has the focus` }).toBe(true);
    await this.driver.press('Control+a');
    await this.driver.press('Delete');
    await this.driver.type(text);
  }

  /** Presses a key or a chord: "Tab", "Control+z". */
  press(chord) {
    return this.driver.press(chord);
  }

  /** The visible text of the element that a CSS selector names, spaces collapsed; null where there is none. */
  text(selector = 'body') {
    return this.run((css) => document.querySelector(css)?.innerText.replace(/\s+/g, ' ').trim() ?? null, selector);
  }

  /** Waits until the visible text of an element matches. */
  async sees(pattern, selector = 'body') {
    try {
      await expect.poll(() => this.text(selector).catch(() => ''), { message: `${selector} shows ${pattern}` }).toMatch(pattern);
    } catch (error) {
      const problems = await this.problems().catch(() => []);
      // What the page reported says more than what is not shown.
      throw problems.length ? new Error(`The page reported: ${problems.join('; ')}`, { cause: error }) : error;
    }
  }

  /** What a field holds. */
  async value(target) {
    await this.place(target);
    return this.driver.evaluate(`(target) => (${findAll})(target)[0].value`, [query(target)]);
  }

  /** What is in local storage, key by key. */
  stored() {
    return this.run(() => ({ ...localStorage }));
  }

  /** Errors, console errors, refused loads and policy violations since the page was loaded. */
  problems() {
    return this.run(() => window.probe.problems);
  }

  /** Addresses asked for on another host than the page's, by whatever means. */
  async requestsElsewhere() {
    const origin = await this.run(() => location.origin);
    return (await this.driver.requests()).filter((url) => /^(https?|wss?):/.test(url) && new URL(url).origin !== origin);
  }

  /** The accessibility faults that axe finds, one line each; in Chromium only, since axe judges the document and its styles, which are the
      same in every browser. */
  async accessibilityFaults() {
    if (this.engine !== 'chromium') return [];
    await this.driver.evaluate(`() => { ${axe}; }`, []);
    const { violations } = await this.run(async () => {
      const result = await window.axe.run({ resultTypes: ['violations'] });
      return { violations: result.violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target.join(' ')) })) };
    });
    return violations.map(({ id, targets }) => `${id}: ${targets.join(', ')}`);
  }

  /** Clicks a target that makes the browser save a file; returns `{ name, text }`. */
  async download(target) {
    const place = await this.place(target);
    return this.driver.download(() => this.driver.click(place));
  }

  /** Hands a file to the page's file input, as if it was picked; the browser's own picker is beyond reach. */
  pick(selector, name, text) {
    return this.run((css, fileName, content) => {
      const input = document.querySelector(css);
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: 'application/json' }));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, selector, name, text);
  }

  /** Presses Tab until an element that fits the selector has the focus. */
  async tabTo(selector, chord = 'Tab') {
    const there = (css) => document.activeElement.matches(css);
    for (let presses = 0; presses < 60 && !(await this.run(there, selector)); presses += 1) await this.press(chord);
    expect(await this.run(there, selector), `${chord} leads to ${selector}`).toBe(true);
  }

  /** A second tab of the same person: it shares what is stored. */
  async tab() {
    return new Visitor(await this.driver.tab());
  }

  screenshot() {
    return this.driver.screenshot();
  }

  /** Ends the visit, before the end of the journey where a browser can have but one at a time. */
  leave() {
    this.left ??= this.driver.close();
    return this.left;
  }
}
