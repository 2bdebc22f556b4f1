import { beforeEach, expect, it } from 'vitest';
import { focusOpenedCall } from '../../../../src-renderer/lib/call-focus.ts';

const element = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`No ${selector}`);
  return found;
};

beforeEach(() => {
  document.body.innerHTML = `
    <div class="queue"><button>A call</button></div>
    <div class="transcript-scroller" tabindex="0"></div>
    <aside><button>A panel</button></aside>
    <dialog open><input /></dialog>
    <div role="menu"><div role="menuitem" tabindex="-1">An item</div></div>`;
});

it.each(['.queue button', 'dialog input', '[role="menuitem"]'])(
  'a call that opens leaves the focus in %s, where the reviewer went meanwhile',
  (place) => {
    element(place).focus();
    focusOpenedCall(document.body);
    expect(document.activeElement).toBe(element(place));
  },
);

it.each(['.queue button', 'aside button'])(
  'a call that was opened from %s gets the focus',
  (place) => {
    element(place).focus();
    focusOpenedCall(element(place));
    expect(document.activeElement).toBe(element('.transcript-scroller'));
  },
);
