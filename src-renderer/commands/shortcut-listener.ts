import type { CommandId, CommandRow, CommandScope } from '../../src-shared/commands.ts';
import { hasOpenOverlay } from '../ui/open-overlays.ts';
import type { Keymap } from './keymap.ts';
import type { CommandRegistry } from './registry.ts';
import { keystrokeOf } from './keystroke.ts';
import { createHeldKeys } from './held-keys.ts';

/** The attribute that names the scope whose commands take precedence while the focus is inside the element. */
export const scopeAttribute = 'data-command-scope';

interface ListenerDeps {
  readonly registry: Pick<CommandRegistry, 'canRun' | 'run' | 'store'>;
  /** Read at every keystroke, so that a changed keymap takes effect at once. */
  readonly keymap: () => Keymap;
}

/** Runs commands from the key presses of a page. Returns a function that stops listening. */
export function listenForShortcuts(page: Document, { registry, keymap }: ListenerDeps): () => void {
  const held = createHeldKeys(page, registry);
  // A key that closes a dialog, such as the digit of a reviewer, belongs to the dialog.
  let startedInOverlay = false;
  const beforeKeyDown = (): void => {
    startedInOverlay = hasOpenOverlay();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (startedInOverlay || isIgnored(event)) return;
    const rows = commandsFor(event, keymap());
    const runnable = rows.find(({ id }) => registry.canRun(id));
    if (rows.some(actsOnCall) && held.mustWait(event)) {
      event.preventDefault();
      if (!event.repeat) held.hold(event);
    } else if (runnable !== undefined) {
      event.preventDefault();
      registry.run(runnable.id);
    }
  };
  // A focused button is clicked when Space is released. On the desk, Space only plays or pauses.
  const suppressSpaceClick = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || isIgnored(event) || handlesSpace(event.target)) return;
    if (registry.canRun('play.toggle') || registry.store.getState().isOpening) {
      event.preventDefault();
    }
  };
  page.addEventListener('keydown', beforeKeyDown, true);
  page.addEventListener('keydown', onKeyDown);
  page.addEventListener('keyup', suppressSpaceClick);
  return () => {
    page.removeEventListener('keydown', beforeKeyDown, true);
    page.removeEventListener('keydown', onKeyDown);
    page.removeEventListener('keyup', suppressSpaceClick);
    held.stop();
  };
}

/** Runs the command of a pedal button. Returns false when there is none that can run now. */
export function runPedalChord(
  page: Document,
  chord: string,
  { registry, keymap }: ListenerDeps,
): boolean {
  if (hasOpenOverlay()) return false;
  const rows = keymap().findChord(chord, scopesOf(page.activeElement));
  const row = rows.find(({ id }) => registry.canRun(id));
  return row !== undefined && registry.run(row.id);
}

/**
 * Runs a command chosen in the native menu. On macOS the menu's shortcuts arrive here too, so the rules for
 * shortcuts apply: nothing runs behind a dialog, and undo belongs to a text field that has the focus.
 */
export function runFromMenu(
  page: Document,
  id: CommandId,
  registry: Pick<CommandRegistry, 'run'>,
): void {
  if (hasOpenOverlay()) return;
  if (!fieldCommands.has(id) || !acceptsText(page.activeElement)) registry.run(id);
  // The only API for the undo history of a text field.
  else page.execCommand(id === 'edit.undo' ? 'undo' : 'redo');
}

const fieldCommands: ReadonlySet<CommandId> = new Set(['edit.undo', 'edit.redo']);

/** Commands of the desk and the scorecard act on the open call. */
const actsOnCall = ({ scope }: CommandRow): boolean => scope === 'desk' || scope === 'scorecard';

/** The commands that a key press stands for where the focus is, whether or not they can run now. */
function commandsFor(event: KeyboardEvent, keymap: Keymap): readonly CommandRow[] {
  const stroke = keystrokeOf(event);
  const { target } = event;
  return keymap
    .find(stroke, scopesOf(target))
    .filter(
      (row) =>
        (!event.repeat || repeatingCommands.has(row.id)) &&
        (!acceptsText(target) || runsWhileTyping(row, event)) &&
        (isInnerScope(row.scope) || !handledByElement(target, stroke.key)),
    );
}

/** The scopes of an element, the innermost first. */
function scopesOf(target: EventTarget | null): readonly CommandScope[] {
  const inner = isShown(target) ? target.closest(`[${scopeAttribute}]`) : undefined;
  const scope = inner?.getAttribute(scopeAttribute) ?? screenScope(target);
  if (scope !== null && scope !== undefined && isScreenScope(scope)) return [scope, 'everywhere'];
  const outer = ['desk', 'everywhere'] as const;
  return scope === 'scorecard' || scope === 'queue' ? [scope, ...outer] : outer;
}

/**
 * An element of a screen that has just been left keeps the focus until the next frame. A key that is
 * pressed before that belongs to the screen that opens.
 */
const isShown = (target: EventTarget | null): target is Element =>
  target instanceof Element && target.closest('[hidden]') === null;

/**
 * Of a screen other than the desk, which has its shortcuts wherever the focus is. Only one `main` is
 * shown. A single selector for its scope would search a whole transcript at every key press on the desk.
 */
function screenScope(target: EventTarget | null): string | null | undefined {
  if (!(target instanceof Element)) return undefined;
  const screen = target.ownerDocument.querySelector('main:not([hidden])');
  return [...(screen?.children ?? [])]
    .find((child) => child.hasAttribute(scopeAttribute))
    ?.getAttribute(scopeAttribute);
}

const screenScopes = ['rubrics', 'plans', 'insights', 'calibration'] as const;
const isScreenScope = (scope: string): scope is (typeof screenScopes)[number] =>
  screenScopes.some((screen) => screen === scope);

const innerScopes: ReadonlySet<CommandScope> = new Set(['scorecard', 'queue', ...screenScopes]);
const isInnerScope = (scope: CommandScope): boolean => innerScopes.has(scope);

/** The key was handled already, an input method is composing, or an overlay is open. */
function isIgnored(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.key === 'Process') return true;
  return hasOpenOverlay();
}

const textInputs = new Set([
  'text',
  'search',
  'password',
  'email',
  'url',
  'tel',
  'number',
  'date',
  'time',
  'datetime-local',
]);

function acceptsText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return textInputs.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/**
 * Whether a command may run while text is typed: chords with Mod and the keys of pedals and macro pads enter
 * no text. Undo and redo belong to the field that is being edited.
 */
const runsWhileTyping = (row: CommandRow, event: KeyboardEvent): boolean => {
  if (fieldCommands.has(row.id)) return false;
  return textlessKeys.test(event.key) || ((event.ctrlKey || event.metaKey) && !event.altKey);
};

const textlessKeys = /^(?:F\d{1,2}|Media\w+|Audio\w+|Launch\w+|Browser\w+)$/u;

const navigationKeys = /^(?:Arrow\w+|Home|End|Page\w+)$/u;
const navigableElements =
  'select, input[type="range"], input[type="radio"], [role="slider"], [role="tab"], [role="radio"], [role="listbox"], [role="combobox"], [role="option"], [role="separator"], [role="spinbutton"]';
const spaceElements =
  'input[type="checkbox"], [role="checkbox"], [role="switch"], [role="option"], [role="listbox"], [role="combobox"], select, summary';

function handledByElement(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  return (
    (navigationKeys.test(key) && target.matches(navigableElements)) ||
    (key === ' ' && handlesSpace(target))
  );
}

const handlesSpace = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(spaceElements);

/** Commands that repeat while their key is held down. */
const repeatingCommands: ReadonlySet<CommandId> = new Set([
  'play.back',
  'play.forward',
  'play.slower',
  'play.faster',
  'play.next-mark',
  'play.previous-mark',
  'word.back',
  'word.on',
  'turn.back',
  'turn.on',
  'select.word-back',
  'select.word-on',
  'select.turn-back',
  'select.turn-on',
  'criterion.previous',
  'criterion.next',
  'queue.next',
  'queue.previous',
  'queue.row-up',
  'queue.row-down',
  'queue.page-up',
  'queue.page-down',
  'edit.undo',
  'edit.redo',
  'view.zoom-in',
  'view.zoom-out',
]);
