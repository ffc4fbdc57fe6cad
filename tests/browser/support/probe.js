// Runs in the page before anything else: keeps what a console or a policy would only show to somebody who looks, and stops the clock
// (support/today.mjs says at which day).
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
  const Clock = Date;
  let later = 0;
  const now = () => new Clock(2027, 2, 15 + later, 10).getTime();
  window.Date = class Date extends Clock {
    constructor(...parts) {
      super(...(parts.length ? parts : [now()]));
    }

    static now() {
      return now();
    }
  };
  /** Lets the clock show another day: so many days after the journey's. */
  const setDay = (days) => { later = days; };
  // Firefox would ask the user, and what other browsers answer depends on the machine.
  const keepsForGood = { persist: async () => true };
  if (navigator.storage) Object.assign(Object.getPrototypeOf(navigator.storage), keepsForGood);
  else Object.defineProperty(navigator, 'storage', { value: keepsForGood });
  window.probe = { problems, setDay };
})();
