// The calculator comes in two files: the first shows the answer, the rest follows. This brings the rest. Without a `meta` that names it
// the build was not divided, and everything is here.
const meta = document.querySelector('meta[name="async-roi-rest"]');
let here = !meta;
let compiled;
let failure;
const waiting = [];

const tellBoot = (error) => dispatchEvent(new CustomEvent('async-roi:not-started', { detail: error }));

/** Puts the rest beside the first: memory, table and functions are those that the first exports. Whoever waits for it is called. */
function join(module, first) {
  if (here) return;
  new WebAssembly.Instance(module, { f: first });
  here = true;
  // Not within a click that brought it.
  for (const then of waiting.splice(0)) queueMicrotask(then);
}

/** It did not come: the page says so once, and does not try again in the middle of what it could not finish. */
function fail(error) {
  if (here || failure) return;
  failure = error;
  tellBoot(error);
}

/** Whether the page will start with both files: there is a link to open, or something saved. */
function startsWhole() {
  try {
    return location.hash.length > 1 || localStorage.length > 0;
  } catch {
    return true;
  }
}

async function compile() {
  const answer = await fetch(meta.content, { integrity: meta.dataset.integrity, priority: 'low' });
  if (!answer.ok) throw new Error(`${meta.content}: ${answer.status}`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** Begins to bring the rest. */
function ahead() {
  compiled ??= compile();
  // Whoever waits for it is told.
  compiled.catch(() => {});
}

/** The bytes of a file, without returning in between: the only such way that every browser has is an answer read as text. */
function readAtOnce(url) {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`${url}: ${request.status}`);
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
}

globalThis.asyncRoi = {
  isWhole: () => here,
  whenWhole(first, then) {
    if (here) return then();
    waiting.push(then);
    ahead();
    compiled.then((module) => join(module, first)).catch(fail);
  },
  /** For a click that comes before the rest: the page waits for it. Here the file is not checked against its digest. */
  makeWhole(first) {
    if (failure) throw failure;
    try {
      if (!here) join(new WebAssembly.Module(readAtOnce(meta.content)), first);
    } catch (error) {
      fail(error);
      throw error;
    }
  },
};

// Trunk calls these around the start of the first. A failed start is told to boot.js by name, since WebKit tells nobody
// (neither `error` nor `unhandledrejection`) when a module's own await fails.
export default () => ({
  onStart() {
    if (!here && startsWhole()) ahead();
  },
  onFailure: tellBoot,
});
