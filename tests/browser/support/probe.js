// Runs in the page before anything else: keeps what a console or a policy would only show to somebody who looks.
(() => {
  const problems = [];
  const note = (kind) => (text) => problems.push(`${kind}: ${text}`);
  const original = console.error;
  console.error = (...parts) => {
    note('console')(parts.map(String).join(' '));
    original(...parts);
  };
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) note('error')(event.message);
    else note('not loaded')(event.target.src ?? event.target.href);
  }, true);
  addEventListener('unhandledrejection', (event) => note('rejection')(event.reason));
  addEventListener('securitypolicyviolation', (event) => note('policy')(`${event.effectiveDirective} blocked ${event.blockedURI}`));
  window.probe = { problems };
})();
