// What the page shows before the calculator runs and when it cannot: no framework, because it speaks when the framework is missing.
(() => {
  const SLOW_AFTER_MS = 15_000;
  const block = document.getElementById('boot');
  const part = (name) => block.querySelector(`[data-boot="${name}"]`);
  const show = (...names) => {
    for (const each of block.querySelectorAll('[data-boot]')) each.hidden = !names.includes(each.dataset.boot);
  };
  let ready = false;

  /** Everything saved by the copy of the page in this folder, as stored: what follows the prefix → text. */
  const savedWork = () => {
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1);
    const prefix = `async-roi:${folder}:`;
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return { app: 'async-roi', folder, saved: Object.fromEntries(keys.map((key) => [key.slice(prefix.length), localStorage.getItem(key)])) };
  };

  const download = (text) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'async-roi-saved-work.json';
    link.click();
    // Later, since some browsers read the address only after the click has returned.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const rescue = () => {
    const outcome = document.getElementById('boot-outcome');
    try {
      const work = savedWork();
      if (Object.keys(work.saved).length === 0) {
        outcome.textContent = 'Nothing is saved in this browser.';
        return;
      }
      download(JSON.stringify(work, null, 2));
      outcome.textContent = 'The browser was asked to save async-roi-saved-work.json.';
    } catch {
      outcome.textContent = 'This browser does not let the page read what is saved.';
    }
  };

  const fail = (reason, what = ready ? 'stopped' : 'failed') => {
    if (ready) document.body.prepend(block);
    show(what, 'rescue');
    // What is on the page can still be read, but does nothing any more.
    document.querySelector('main')?.toggleAttribute('inert', true);
    document.getElementById('boot-reason').textContent = reason;
    if (ready) block.scrollIntoView();
  };

  /** Before the start any fault is fatal; after it, only one that stops the Wasm, which never runs on after a trap. */
  const onFault = (fault, reason) => {
    if (!ready || fault instanceof WebAssembly.RuntimeError) fail(reason);
  };
  addEventListener('error', (event) => {
    if (event.target instanceof HTMLScriptElement) onFault(null, 'a script of the page could not be loaded');
    else if (event instanceof ErrorEvent) onFault(event.error, event.message);
  }, true);
  addEventListener('async-roi:not-started', (event) => fail(String(event.detail), 'failed'));
  addEventListener('unhandledrejection', (event) => onFault(event.reason, String(event.reason)));

  // Only what makes the page work offline: without it, or where it is refused, the page is whole while online.
  const keepForOffline = () => {
    navigator.serviceWorker?.register('./sw.js').catch((error) => console.info(`Not available offline: ${error.message}`));
  };

  const watcher = new MutationObserver(() => {
    if (!ready && document.querySelector('main')) {
      ready = true;
      block.remove();
    }
    if (!document.querySelector('[data-ready]')) return;
    watcher.disconnect();
    // Not before: it fetches every file, and the first ones are wanted most.
    keepForOffline();
  });
  watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-ready'] });

  // A dropped file would be shown in the page's place: it waits until the page can import it.
  for (const kind of ['dragover', 'drop']) {
    addEventListener(kind, (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
  }

  document.getElementById('boot-download').addEventListener('click', rescue);
  show('loading');
  setTimeout(() => {
    if (!part('loading').hidden) show('slow', 'rescue');
  }, SLOW_AFTER_MS);
})();
