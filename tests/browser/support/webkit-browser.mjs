// WebKit as Debian has it, driven over the W3C WebDriver protocol by plain requests, on a screen of its own.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchDownload } from './download.mjs';
import { Visitor } from './visitor.mjs';

const KEYS = {
  Alt: '\uE00A', ArrowDown: '\uE015', ArrowLeft: '\uE012', ArrowRight: '\uE014', ArrowUp: '\uE013', Backspace: '\uE003', Control: '\uE009',
  Delete: '\uE017', End: '\uE010', Enter: '\uE007', Escape: '\uE00C', Home: '\uE011', Shift: '\uE008', Space: ' ', Tab: '\uE004',
};

/** The browser itself, in a folder named by the machine's architecture. */
function miniBrowser() {
  const found = readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`).find(existsSync);
  if (!found) throw new Error('MiniBrowser is not installed: script/setup --browsers');
  return found;
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** A command that takes longer is not answered at all: it is named, instead of a journey that ends without a word. */
const LONGEST_COMMAND_MS = 60_000;
/** A browser starts within two seconds, ten on a busy machine. One that has not started by then never does. */
const LONGEST_START_MS = 25_000;

/** `send(method, path, body, limit)` → the value of the driver's answer; an error of the driver is thrown with its message. */
function client(port) {
  return async (method, path, body, limit = LONGEST_COMMAND_MS) => {
    const options = { method, signal: AbortSignal.timeout(limit), ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, options).catch((error) => {
      throw new Error(`WebKit: no answer to ${method} ${path} ${options.body?.slice(0, 200) ?? ''}`, { cause: error });
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  };
}

async function answering(send) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await send('GET', '/status').catch(() => null)) return;
    await sleep(100);
  }
  throw new Error('WebKitWebDriver did not start within 10 s');
}

const keyActions = (chord) => {
  const keys = chord.split('+').map((key) => KEYS[key] ?? key);
  return [...keys.map((value) => ({ type: 'keyDown', value })), ...keys.reverse().map((value) => ({ type: 'keyUp', value }))];
};

/** What a tab can do; `call` is the client bound to its session. Commands go to the tab named by `handle`. */
function driver(call, handle, leave) {
  const inTab = async (method, path, body) => {
    await call('POST', '/window', { handle });
    return call(method, path, body);
  };
  const keys = (actions) => inTab('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  const pointer = (actions) => inTab('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  const evaluate = async (action, args) => {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${action})(...${JSON.stringify(args)})).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const result = await inTab('POST', '/execute/async', { script, args: [] });
    if (result.error) throw new Error(result.error);
    return result.value;
  };

  return {
    engine: 'webkit',
    goto: (url) => inTab('POST', '/url', { url }),
    evaluate,
    click: ({ x, y }) => pointer([
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 },
    ]),
    type: (text) => keys([...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
    press: (chord) => keys(keyActions(chord)),
    screenshot: async () => Buffer.from(await inTab('GET', '/screenshot'), 'base64'),
    requests: () => evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name), []),
    download: async (action) => {
      await evaluate(watchDownload, []);
      await action();
      return evaluate(() => window.download, []);
    },
    // A window, because a tab that is not in front takes no clicks.
    tab: async () => {
      const other = (await call('POST', '/window/new', { type: 'window' })).handle;
      return driver(call, other, async () => {
        await call('POST', '/window', { handle: other });
        await call('DELETE', '/window');
      });
    },
    close: leave,
  };
}

/** Sizes the window so that the page itself has the viewport asked for. */
async function resize(call, { width, height }) {
  const inner = () => call('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
  await call('POST', '/window/rect', { width, height });
  const [innerWidth, innerHeight] = await inner();
  await call('POST', '/window/rect', { width: 2 * width - innerWidth, height: 2 * height - innerHeight });
}

/** The driver on a screen of its own: `send` gives it commands, `stop` ends it and its browsers. */
async function startDriver() {
  const port = await freePort();
  const screen = ['-a', '-s', '-screen 0 1600x1200x24'];
  const xvfb = spawn('xvfb-run', [...screen, 'WebKitWebDriver', `--port=${port}`], {
    detached: true, stdio: 'ignore', env: { ...process.env, LANG: 'en_US.UTF-8' },
  });
  const send = client(port);
  await answering(send);
  return { send, stop: () => process.kill(-xvfb.pid) };
}

/** Whether an error means that the browser or its driver is gone. One that only does not answer may be held up by the page. */
const isGone = (error) => error.message.includes('invalid session id') || ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(error.cause?.cause?.code);

/** `visitor(options)` makes somebody new, `close()` ends the browser; `ended` says whether a browser ended by itself. */
export async function launchWebKit() {
  const binary = miniBrowser();
  let current = await startDriver();

  // About one browser in some hundreds never connects to its driver, before any page is asked for. A new driver is started then.
  const newSession = async (capabilities, tries = 3) => {
    try {
      return await current.send('POST', '/session', { capabilities }, LONGEST_START_MS);
    } catch (error) {
      // An answer, such as that there is a visitor already, is no start that hangs.
      if (tries === 1 || !error.cause) throw error;
      console.log(`WebKit did not start (${error.cause.name}): its driver is started anew`);
      current.stop();
      current = await startDriver();
      return newSession(capabilities, tries - 1);
    }
  };

  const launched = {
    ended: false,
    /** Options: `viewport` { width, height }, `dark`. JavaScript cannot be turned off here. */
    async visitor({ viewport = { width: 1280, height: 900 }, dark = false } = {}) {
      // Full screen only to be rid of the toolbar, which keeps the window wider than a phone.
      const options = { binary, args: ['--automation', '--full-screen', ...(dark ? ['--dark-mode'] : [])] };
      const { sessionId } = await newSession({ alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } });
      const { send } = current;
      const call = (method, path, body) => send(method, `/session/${sessionId}${path}`, body).catch((error) => {
        launched.ended ||= isGone(error);
        throw error;
      });
      await resize(call, viewport);
      return new Visitor(driver(call, await call('GET', '/window'), () => call('DELETE', '')));
    },
    close: async () => current.stop(),
  };
  return launched;
}
