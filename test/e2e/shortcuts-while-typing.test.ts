import { expect, test, type Locator, type Page } from './harness/test.ts';
import { commandRows } from '../../src-shared/commands.ts';
import { openSampleCall, press, region } from './harness/desk.ts';
import { deskState } from './harness/desk-state.ts';
import { launchApp } from './harness/launch.ts';
import { currentRow } from './harness/locators.ts';

/** In Playwright's notation. */
const chords = [
  ...new Set(
    commandRows.flatMap(({ shortcuts: keys }) => keys.map((key) => key.replace('Mod', 'Control'))),
  ),
];
/** Chords that type a character, with or without Shift. */
const typing = chords.filter((chord) => /^(?:Shift\+)?.$/u.test(chord));
/** Chords that move within a text or delete from it. */
const moving = chords.filter(
  (chord) => /Arrow|Home|End|Page|Delete|Backspace/u.test(chord) && !chord.includes('Alt'),
);

const ofQueue = 'the search of all transcripts';

/** Every text field of the desk, and how to reach it with the keyboard. */
const fields: Readonly<Record<string, (page: Page) => Promise<Locator>>> = {
  async 'the comment on a tag'(page) {
    await press(page, 'Control+2', 'Shift+1');
    await expect(currentRow(page)).toHaveAccessibleName(/1 tag/u);
    return page.getByPlaceholder('Comment').and(page.locator(':focus'));
  },
  async 'the comment on a criterion'(page) {
    await press(page, 'Control+2', 'S', 'C');
    return page.getByRole('textbox', { name: /^Comment on Greeting/u });
  },
  async 'a comment in the list of tags'(page) {
    await page.getByRole('tab', { name: /^Tags/u }).click();
    const field = region(page, 'Tags').getByRole('textbox').first();
    await field.focus();
    return field;
  },
  async 'the find field'(page) {
    await press(page, 'Control+2', '/');
    return page.getByRole('textbox', { name: 'Find in this call' });
  },
  async 'the search of facts'(page) {
    await press(page, 'Control+2', 'I');
    const field = page.getByRole('searchbox', { name: 'Search details' });
    await field.focus();
    return field;
  },
  async [ofQueue](page) {
    await press(page, 'Control+2', 'Control+Shift+F');
    return page.getByRole('searchbox', { name: 'Search transcripts' });
  },
};

test('no shortcut runs while text is typed', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  expect(typing.length).toBeGreaterThan(30);
  for (const [name, reach] of Object.entries(fields)) {
    await test.step(name, async () => {
      const field = await reach(page);
      await expect(field).toBeFocused();
      await field.fill('');
      const before = await deskState(page);
      await press(page, ...typing, 'Space');
      expect((await field.inputValue()).length).toBe(typing.length + 1);
      // In the search these keys move to the results.
      if (name !== ofQueue) await press(page, ...moving);
      await expect(field).toBeFocused();
      expect(await deskState(page)).toEqual(before);
      await field.fill('');
      await press(page, 'Escape');
    });
  }
  // The same keys run commands when nothing is being typed.
  await press(page, 'Control+2', 'F', 'Enter');
  await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
});

/** The Ctrl shortcuts that would do the most damage. */
const harmful = ['Control+Enter', 'Control+Z', 'Control+E', 'Control+K', 'Control+Shift+O'];
/** One digit stands for nine: they are one kind of command. */
const signs = typing.filter((chord) => !/[3-9]$/u.test(chord));

/** Everything that can cover the desk, and how to open it with the keyboard. */
const covers: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'every command': (page) => press(page, 'Control+K'),
  'the keys': (page) => press(page, '?'),
  'the settings': (page) => press(page, 'Control+,'),
  'the export': (page) => press(page, 'Control+E'),
  'the reason of a skip': (page) => press(page, 'X'),
  'the order of the queue': (page) => page.getByRole('button', { name: /^Sort/u }).press('Enter'),
  async 'the choices of a filter'(page) {
    await press(page, 'Control+F', 'Enter');
  },
};

const idsOf = (elements: readonly Element[]): readonly string[] =>
  elements.map(({ id, textContent }) => id || (textContent ?? '').slice(0, 20));

const blur = (page: Page): Promise<void> =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });

test('no shortcut runs while a dialog or menu covers the desk', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await press(page, 'ArrowDown', '2', 'S', '1', 'Escape');
  await expect(currentRow(page)).toHaveAccessibleName(/^Draft.*1 tag.*100%/u);
  const before = await deskState(page);
  for (const [name, open] of Object.entries(covers)) {
    await test.step(name, async () => {
      await press(page, 'Control+2');
      await open(page);
      const lying = page.locator('dialog[open], [role="menu"], [role="listbox"]');
      await expect(lying.first()).toBeVisible();
      const names = await lying.evaluateAll(idsOf);
      // The focused element there may use keys itself; now nothing is focused.
      await blur(page);
      await press(page, ...signs, 'Space', 'F1', 'F3', ...harmful);
      for (const chord of moving) {
        await blur(page);
        await press(page, chord);
      }
      expect(await lying.evaluateAll(idsOf)).toEqual(names);
      await press(page, 'Escape');
      await expect(lying).toHaveCount(0);
      expect(await deskState(page)).toEqual(before);
    });
  }
  await press(page, 'Control+2', 'F', 'Enter');
  await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
});
