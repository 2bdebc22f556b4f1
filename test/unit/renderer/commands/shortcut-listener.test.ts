import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForShortcuts } from '../../../../src-renderer/commands/shortcut-listener.ts';
import { registerOverlay } from '../../../../src-renderer/ui/open-overlays.ts';
import { createKeymap } from '../../../../src-renderer/commands/keymap.ts';
import { createRegistry } from '../../../../src-renderer/commands/registry.ts';

let ran: string[] = [];
let stop = (): void => undefined;
const failures: unknown[] = [];
const registry = createRegistry((error) => failures.push(error));

const bound = [
  'play.toggle',
  'play.back',
  'play.pause',
  'tag.1',
  'answer.1',
  'word.on',
  'turn.on',
  'criterion.next',
  'queue.row-down',
  'edit.undo',
  'review.submit',
  'palette.open',
  'plan.new',
];
registry.bindAll(Object.fromEntries(bound.map((id) => [id, () => void ran.push(id)])));

beforeEach(() => {
  ran = [];
  document.body.innerHTML = `
    <button id="button">Flag</button>
    <input id="text" />
    <input id="box" type="checkbox" />
    <div id="editable" contenteditable="true"></div>
    <div id="tab" role="tab" tabindex="0"></div>
    <section data-command-scope="scorecard"><div id="criterion" role="radio" tabindex="0"></div></section>
    <div data-command-scope="queue" id="grid" tabindex="0"></div>`;
  const editable = document.querySelector<HTMLElement>('#editable')!;
  Object.defineProperty(editable, 'isContentEditable', { value: true });
  stop = listenForShortcuts(document, { registry, keymap: () => createKeymap({}, false) });
});

afterEach(() => {
  stop();
});

function press(on: string, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const target = on === 'body' ? document.body : document.querySelector(on)!;
  const code = /^\d$/u.test(key) ? `Digit${key}` : key === ' ' ? 'Space' : '';
  const event = new KeyboardEvent('keydown', {
    key,
    code,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  target.dispatchEvent(event);
  return event;
}

describe('a key press', () => {
  it('runs its command and nothing of the browser’s', () => {
    expect(press('body', 'j').defaultPrevented).toBe(true);
    expect(ran).toEqual(['play.back']);
  });

  it('belongs to the screen that opens, also before the focus has left the hidden one', () => {
    document.body.innerHTML = `
      <main hidden><div data-command-scope="queue" id="grid" tabindex="0"></div></main>
      <main><section data-command-scope="plans"></section></main>`;
    press('#grid', 'n');
    expect(ran).toEqual(['plan.new']);
  });

  it('does nothing while text is typed', () => {
    for (const field of ['#text', '#editable']) {
      press(field, 'j');
      press(field, '1');
      press(field, ' ');
    }
    expect(ran).toEqual([]);
  });

  it('submits and opens the palette from a text field, and leaves undo to the field', () => {
    press('#text', 'Enter', { ctrlKey: true });
    press('#text', 'k', { ctrlKey: true });
    expect(press('#text', 'z', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(ran).toEqual(['review.submit', 'palette.open']);
  });

  it('runs nothing for a key that closes the overlay', () => {
    const uncover = registerOverlay();
    document.querySelector('#button')!.addEventListener('keydown', uncover, { once: true });
    press('#button', '1');
    expect(ran).toEqual([]);
    press('#button', '1');
    expect(ran).toEqual(['tag.1']);
  });

  it('waits for the call that is opening, in the order in which the keys were pressed', async () => {
    let isOpen = true;
    const stops = [
      registry.bind(
        'tag.1',
        () => void ran.push('tag.1'),
        () => isOpen,
      ),
      registry.bind(
        'play.toggle',
        () => void ran.push('play.toggle'),
        () => isOpen,
      ),
    ];
    const endOpening = registry.startOpening();
    isOpen = false;
    press('body', ' ');
    press('body', '1');
    press('body', 'k');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(ran).toEqual([]);
    isOpen = true;
    endOpening();
    await vi.waitFor(() => {
      expect(ran).toEqual(['play.toggle', 'tag.1', 'play.pause']);
    });
    for (const unbind of stops) unbind();
  });

  it('is dropped when the call takes so long that nobody expects it any more', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    let isOpen = false;
    const unbind = registry.bind(
      'tag.1',
      () => void ran.push('tag.1'),
      () => isOpen,
    );
    const endOpening = registry.startOpening();
    press('body', '1');
    now.mockReturnValue(3001);
    isOpen = true;
    endOpening();
    await new Promise((resolve) => setTimeout(resolve, 60));
    press('body', '1');
    expect(ran).toEqual(['tag.1']);
    unbind();
  });

  it('runs at once while a call opens if it does not act on a call', () => {
    const endOpening = registry.startOpening();
    press('body', 'k', { ctrlKey: true });
    expect(ran).toEqual(['palette.open']);
    endOpening();
  });

  it('does nothing while a dialog or a menu is open', () => {
    const uncover = registerOverlay();
    press('body', 'j');
    uncover();
    expect(ran).toEqual([]);
  });

  it('does nothing while an input method composes, or when somebody else took the key', () => {
    press('body', 'j', { isComposing: true });
    document.querySelector('#tab')?.addEventListener('keydown', (event) => {
      event.preventDefault();
    });
    press('#tab', 'j');
    expect(ran).toEqual([]);
  });

  it('moves on while it is held, and toggles only once', () => {
    press('body', 'j', { repeat: true });
    press('body', ' ', { repeat: true });
    press('body', '1', { repeat: true });
    expect(ran).toEqual(['play.back']);
  });

  it('answers in the scorecard and walks rows in the queue', () => {
    press('#criterion', '1');
    press('#criterion', 'ArrowDown');
    press('#grid', 'ArrowDown');
    press('body', '1');
    expect(ran).toEqual(['answer.1', 'criterion.next', 'queue.row-down', 'tag.1']);
  });

  it('leaves the arrows to tabs and the Space to a box to tick', () => {
    press('#tab', 'ArrowRight');
    press('#box', ' ');
    expect(ran).toEqual([]);
  });

  it('plays by Space on a button and keeps the button from being pressed by it', () => {
    press('#button', ' ');
    const up = new KeyboardEvent('keyup', { key: ' ', bubbles: true, cancelable: true });
    document.querySelector('#button')?.dispatchEvent(up);
    expect(up.defaultPrevented).toBe(true);
    expect(ran).toEqual(['play.toggle']);
  });

  it('goes on hearing keys after a command broke, and says so', async () => {
    const unbind = registry.bind('play.back', () => {
      throw new Error('broken');
    });
    press('body', 'j');
    await Promise.resolve();
    unbind();
    press('body', 'j');
    expect(failures).toHaveLength(1);
    expect(ran).toEqual(['play.back']);
  });
});
