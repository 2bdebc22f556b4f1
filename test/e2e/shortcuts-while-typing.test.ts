import { expect, test, type Locator, type Page } from './harness/test.ts';
import { commandRows } from '../../src-shared/commands.ts';
import { openSampleCall, press, region } from './harness/desk.ts';
import { deskState } from './harness/desk-state.ts';
import { launchApp } from './harness/launch.ts';
import { currentRow } from './harness/locators.ts';

/** As Playwright spells them. */
const chords = [
  ...new Set(
    commandRows.flatMap(({ shortcuts: keys }) => keys.map((key) => key.replace('Mod', 'Control'))),
  ),
];
/** What each types: one sign, or with Shift a letter or another sign. */
const typing = chords.filter((chord) => /^(?:Shift\+)?.$/u.test(chord));
/** They move within a text, or rub it out. */
const moving = chords.filter(
  (chord) => /Arrow|Home|End|Page|Delete|Backspace/u.test(chord) && !chord.includes('Alt'),
);

const ofQueue = 'the search of all transcripts';

/** Every field of the desk that text is typed in, and how the keys get there. */
const fields: Readonly<Record<string, (page: Page) => Promise<Locator>>> = {
  async 'the comment on a tag'(page) {
    await press(page, 'Control+2', 'Shift+1');
    await expect(currentRow(page)).toHaveAccessibleName(/1 tag/u);
    return page.getByPlaceholder('Comment').and(page.locator(':focus'));
  },
  async 'the comment on a criterion'(page) {
    await press(page, 'Control+2', 'S', 'C');
    return page.getByRole('textbox', { name: /^Comment on Greeted/u });
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
    const field = page.getByRole('searchbox', { name: 'Search facts' });
    await field.focus();
    return field;
  },
  async [ofQueue](page) {
    await press(page, 'Control+2', 'Control+Shift+F');
    return page.getByRole('searchbox', { name: 'Search transcripts' });
  },
};

test('no key is a command while text is typed', async () => {
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
      // From the search they lead to what it found.
      if (name !== ofQueue) await press(page, ...moving);
      await expect(field).toBeFocused();
      expect(await deskState(page)).toEqual(before);
      await field.fill('');
      await press(page, 'Escape');
    });
  }
  // The same keys do something as soon as nothing is typed.
  await press(page, 'Control+2', 'F');
  await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
});

/** Of those with Ctrl the ones that would do most harm. */
const harmful = ['Control+Enter', 'Control+Z', 'Control+E', 'Control+K', 'Control+Shift+O'];
/** One digit stands for nine: they are one kind of command. */
const signs = typing.filter((chord) => !/[3-9]$/u.test(chord));

/** Everything that lies over the desk, and how the keys get there. */
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

test('no key is a command while something lies over the desk', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await press(page, 'ArrowDown', '2', 'S', '1', 'Escape');
  await expect(currentRow(page)).toHaveAccessibleName(/^Draft.*1 tag.*100 %/u);
  const before = await deskState(page);
  for (const [name, open] of Object.entries(covers)) {
    await test.step(name, async () => {
      await press(page, 'Control+2');
      await open(page);
      const lying = page.locator('dialog[open], [role="menu"], [role="listbox"]');
      await expect(lying.first()).toBeVisible();
      const names = await lying.evaluateAll(idsOf);
      // What has the focus there may use keys as it likes; now nothing has it.
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
  await press(page, 'Control+2', 'F');
  await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
});
