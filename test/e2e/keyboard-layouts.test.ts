import process from 'node:process';
import { expect, test, type Page } from './harness/test.ts';
import { openSampleCall, position, press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { expectPositionMs } from './harness/transcript-state.ts';
import { openKeyboard, type Keyboard } from './harness/desktop/x-keyboard.ts';
import { expectPressed, currentRow, expectSpeed } from './harness/locators.ts';

test.skip(process.platform !== 'linux', 'layouts are set, and keys pressed, at an X screen');

/** A key by its position, and the keys held with it. */
type Stroke = readonly [code: string, ...held: readonly string[]];

/** Where a person with this layout presses for the shortcuts of the list. */
interface Layout {
  /** The name in X. */
  readonly name: string;
  /** L */
  readonly forward: Stroke;
  readonly undo: Stroke;
  readonly slower: Stroke;
  readonly normalSpeed: Stroke;
  readonly find: Stroke;
  readonly help: Stroke;
  readonly nextCall: Stroke;
  readonly previousCall: Stroke;
  readonly scorecard: Stroke;
}

const [shift, altGr, control] = ['ShiftLeft', 'AltRight', 'ControlLeft'] as const;

const layouts: readonly Layout[] = [
  {
    name: 'fr',
    forward: ['KeyL'],
    undo: ['KeyW', control],
    slower: ['Digit5', altGr],
    normalSpeed: ['Digit8', altGr],
    find: ['Period', shift],
    help: ['KeyM', shift],
    nextCall: ['Comma', shift],
    previousCall: ['KeyM'],
    scorecard: ['KeyS'],
  },
  {
    name: 'de',
    forward: ['KeyL'],
    undo: ['KeyY', control],
    slower: ['Digit8', altGr],
    normalSpeed: ['Minus', altGr],
    // “/” is Shift and 7, which tags.
    find: ['F3'],
    help: ['Minus', shift],
    nextCall: ['Period'],
    previousCall: ['Comma'],
    scorecard: ['KeyS'],
  },
  {
    name: 'us(dvorak)',
    forward: ['KeyP'],
    undo: ['Slash', control],
    slower: ['Minus'],
    normalSpeed: ['Backslash'],
    find: ['BracketLeft'],
    help: ['BracketLeft', shift],
    nextCall: ['KeyE'],
    previousCall: ['KeyW'],
    scorecard: ['Semicolon'],
  },
  {
    name: 'ru',
    forward: ['KeyL'],
    undo: ['KeyZ', control],
    slower: ['BracketLeft'],
    normalSpeed: ['Backslash'],
    find: ['Backslash', shift],
    // “?” is Shift and 7.
    help: ['F1'],
    nextCall: ['Slash'],
    previousCall: ['Slash', shift],
    scorecard: ['KeyS'],
  },
];

const tagCount = (page: Page, count: number): Promise<void> =>
  expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(
    count === 0 ? /^Tags(?: 0)?$/u : new RegExp(`^Tags ${count}$`, 'u'),
  );

async function tagAndUndo(page: Page, keyboard: Keyboard, { undo }: Layout): Promise<void> {
  await keyboard.press('Digit1');
  await tagCount(page, 1);
  await keyboard.press('Digit2', shift);
  await expect(page.getByPlaceholder('Comment').and(page.locator(':focus'))).toBeVisible();
  await tagCount(page, 2);
  await keyboard.press('Escape');
  await keyboard.press(...undo);
  await tagCount(page, 1);
  await keyboard.press(...undo);
  await tagCount(page, 0);
}

async function lookAround(page: Page, keyboard: Keyboard, layout: Layout): Promise<void> {
  await keyboard.press(...layout.find);
  const find = page.getByRole('textbox', { name: 'Find in this call' });
  await expect(find).toBeFocused();
  await keyboard.press('Escape');
  await expect(find).toBeHidden();
  await keyboard.press(...layout.help);
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await keyboard.press(...layout.scorecard);
  await expect(page.getByRole('radiogroup', { name: /^Greeting/u })).toBeFocused();
  await keyboard.press('Escape');
  await expect(region(page, 'Transcript').locator(':focus')).toHaveCount(1);
}

async function changeCalls(page: Page, keyboard: Keyboard, layout: Layout): Promise<void> {
  const name = /1:59 Negative/u;
  await keyboard.press(...layout.nextCall);
  await expect(currentRow(page)).not.toHaveAccessibleName(name);
  await keyboard.press(...layout.previousCall);
  await expect(currentRow(page)).toHaveAccessibleName(name);
  await expect(region(page, 'Call')).toContainText('1:59');
  await recordingReady(page);
}

test('shortcuts are on the keys where reviewers with other keyboard layouts look for them', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await using keyboard = await openKeyboard(electron);
  for (const layout of layouts) {
    await test.step(layout.name, async () => {
      await keyboard.layout(layout.name);
      const from = await position(page);
      await keyboard.press(...layout.forward);
      await expectPositionMs(page, from + 3000);
      await tagAndUndo(page, keyboard, layout);
      await keyboard.press(...layout.slower);
      await expectSpeed(page, '0.75×');
      await keyboard.press(...layout.normalSpeed);
      await expectSpeed(page, '1×');
      await lookAround(page, keyboard, layout);
      await changeCalls(page, keyboard, layout);
    });
  }
});

test('a shortcut can be set on any keyboard layout and is shown by its key', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await using keyboard = await openKeyboard(electron);
  const settings = region(page, 'Settings');
  const add = settings.getByRole('button', { name: 'Add a shortcut to Skip silence' });
  const choose = async (...stroke: Stroke): Promise<void> => {
    await add.press('Enter');
    await expect(settings.getByText('Press a key… Esc cancels')).toBeVisible();
    await keyboard.press(...stroke);
  };
  await press(page, 'Control+,');
  await settings.getByRole('tab', { name: 'Shortcuts' }).click();

  // A digit key is the digit, whatever it types.
  await keyboard.layout('fr');
  await choose('Digit1');
  await expect(settings.getByRole('alert')).toHaveText('1 is already used for “Tag 1”.');
  await keyboard.layout('de');
  await choose('BracketLeft');
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut Ü from Skip' }),
  ).toBeVisible();
  await choose('KeyQ', altGr);
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut @ from Skip' }),
  ).toBeVisible();
  // A letter that is not Latin goes by its position.
  await keyboard.layout('ru');
  await choose('KeyQ');
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut Q from Skip' }),
  ).toBeVisible();
  await keyboard.press('Escape');
  await expect(settings).toBeHidden();

  await keyboard.press('KeyQ');
  await expectPressed(page, 'Skip silence', true);
  await keyboard.layout('de');
  await keyboard.press('KeyQ', altGr);
  await expectPressed(page, 'Skip silence', false);
  await keyboard.press('BracketLeft');
  await expectPressed(page, 'Skip silence', true);
  await expectSpeed(page, '1×');
  await keyboard.layout('fr');
  await keyboard.press('KeyA');
  await expectPressed(page, 'Skip silence', false);

  await keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const keysOf = (title: string) =>
    help.locator('.shortcut-list-row').filter({ hasText: title }).locator('kbd');
  await expect(keysOf('Skip silence')).toHaveText(['G', 'Ü', '@', 'Q']);
  await expect(keysOf('Find in this call')).toHaveText(['/', 'F3']);
});
