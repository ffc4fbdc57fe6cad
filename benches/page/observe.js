// Runs in the page before anything of its own: from each input event to the last change of the page, and the frame after it.
(() => {
  const keystrokes = [];
  const longTasks = [];
  let current = null;
  const start = () => {
    current = { start: performance.now(), changes: 0, changed: 0, painted: 0, last: 0 };
    keystrokes.push(current);
    const keystroke = current;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { keystroke.painted = performance.now() - keystroke.start; };
      channel.port2.postMessage(null);
    });
  };
  const watch = new MutationObserver((changes) => {
    if (!window.observed.ready && document.querySelector('[data-ready]')) window.observed.ready = performance.now();
    if (!current) return;
    current.last = performance.now() - current.start;
    if (current.painted) return;
    current.changes += changes.length;
    current.changed = current.last;
  });
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener('input', start, { capture: true });
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
  window.observed = { keystrokes, longTasks, ready: 0 };
})();
