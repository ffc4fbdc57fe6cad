// The texts of a page, for the golden file of every text (texts.spec.mjs).

/** Runs in the page: every text that can be seen or is read out, in the order of the page. A sentence of several elements is one text. */
export function textsInSight() {
  // The headline is read out after a pause, so whether it stands there is a matter of time.
  const LEFT_OUT = 'script, style, template, .visually-hidden[aria-live]';
  const found = [];
  const say = (kind, text) => {
    const words = text.replace(/\s+/g, ' ').trim();
    if (/\p{L}/u.test(words)) found.push(kind + words);
  };
  const isInline = (element) => element.namespaceURI === 'http://www.w3.org/1999/xhtml' && !element.matches('option, button, select, input, textarea')
    && ['inline', 'contents'].includes(getComputedStyle(element).display);
  const isSeen = (element) => element.matches('option, title, desc') || element.checkVisibility({ visibilityProperty: true });
  const attributes = { 'aria-label': 'label: ', title: 'title: ', placeholder: 'placeholder: ', alt: 'alt: ' };
  const walk = (element, line) => {
    for (const [name, kind] of Object.entries(attributes)) if (element.hasAttribute(name)) say(kind, element.getAttribute(name));
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) line.push(child.data);
      else if (child.nodeType !== Node.ELEMENT_NODE || child.matches(LEFT_OUT) || !isSeen(child)) continue;
      else if (child.matches('br')) line.push(' ');
      else if (isInline(child)) walk(child, line);
      else {
        say('', line.splice(0).join(''));
        const own = [];
        walk(child, own);
        say('', own.join(''));
      }
    }
  };
  const rest = [];
  say('title: ', document.title);
  walk(document.body, rest);
  say('', rest.join(''));
  return found;
}

/** A text without its figures, so that it stays the same when a figure changes. */
export const masked = (text) => text.replace(/[−+]?[$€£]?\d+(?:[.,:]\d+)*[kM]?/g, '#');
