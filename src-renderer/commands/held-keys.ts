import { afterPaint } from '../lib/after-paint.ts';
import { hasOpenOverlay } from '../ui/open-overlays.ts';
import type { CommandRegistry } from './registry.ts';

/** A key that waited longer than this is dropped: the reviewer no longer expects it to do anything. */
const heldForMs = 2000;

interface HeldKey {
  readonly key: KeyboardEventInit;
  readonly pressedAtMs: number;
}

/**
 * Holds the keys that are pressed while a call opens, and presses them again when it is open. A quick
 * reviewer's `.`, `Space` is meant for the next call, also if that takes a moment to load.
 */
export function createHeldKeys(page: Document, registry: Pick<CommandRegistry, 'store'>) {
  let held: readonly HeldKey[] = [];
  let isScheduled = false;
  let pressedAgain: Event | undefined;
  const isOpening = (): boolean => registry.store.getState().isOpening;

  const pressNext = (): void => {
    isScheduled = false;
    const [next, ...rest] = held;
    if (next === undefined || isOpening()) return;
    // What is pressed after a key that opens a dialog belongs to the dialog, and can't be typed by a script.
    if (hasOpenOverlay()) {
      held = [];
      return;
    }
    held = rest;
    if (performance.now() - next.pressedAtMs <= heldForMs) {
      pressedAgain = new KeyboardEvent('keydown', next.key);
      (page.activeElement ?? page.body).dispatchEvent(pressedAgain);
    }
    schedule();
  };

  const schedule = (): void => {
    if (isScheduled || held.length === 0 || isOpening()) return;
    isScheduled = true;
    // Then the focus is where the last change put it.
    afterPaint(pressNext);
  };

  const stop = registry.store.subscribe(schedule);

  return {
    /** A key that acts on a call waits for the call that is opening, and behind the keys before it. */
    mustWait: (event: Event): boolean => event !== pressedAgain && (held.length > 0 || isOpening()),

    hold: ({ key, code, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): void => {
      const modifiers = { ctrlKey, shiftKey, altKey, metaKey };
      held = [
        ...held,
        {
          key: { key, code, ...modifiers, bubbles: true, cancelable: true },
          pressedAtMs: performance.now(),
        },
      ];
      schedule();
    },

    stop: (): void => {
      held = [];
      stop();
    },
  };
}
