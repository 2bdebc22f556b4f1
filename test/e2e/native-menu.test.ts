import { expect, test, type ElectronApplication, type Page } from './harness/test.ts';
import { commandRows } from '../../src-shared/commands.ts';
import { enterSample, openSampleCall, press, region } from './harness/desk.ts';
import { deskState } from './harness/desk-state.ts';
import { launchApp } from './harness/launch.ts';
import { currentRow, expectSpeed, expectStatus } from './harness/locators.ts';

interface Item {
  readonly menu: string;
  readonly label: string;
  readonly keys: string;
}

/** The native menu as the system shows it, without the items of the system itself. */
const menuOf = (electron: ElectronApplication): Promise<readonly Item[]> =>
  electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ label: menu, submenu }) =>
      (submenu?.items ?? [])
        .filter(
          ({ id, role, type }) => !role && type !== 'separator' && !/-removed/u.test(id ?? ''),
        )
        .map(({ label, accelerator }) => ({ menu, label, keys: accelerator ?? '' })),
    ),
  );

/** Chooses items one after the other. */
const choose = (electron: ElectronApplication, ...titles: readonly string[]): Promise<void> =>
  electron.evaluate(({ Menu }, labels) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(
      ({ submenu }) => submenu?.items ?? [],
    );
    for (const label of labels) {
      const item = items.find((one) => one.label === label);
      if (item === undefined) throw new Error(`The menu has no ${label}`);
      item.click();
    }
  }, titles);

const inMenu = commandRows.filter(({ shortcutOnly: keyOnly }) => keyOnly !== true);

test('the native menu has every command with its shortcut, and each reaches the desk', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await openSampleCall(page, /1:59 Negative/u);
  const items = await menuOf(electron);
  expect(items.map(({ menu, label }) => `${menu}: ${label}`).toSorted()).toEqual(
    inMenu
      .map(({ id, group, title }) => {
        if (['help.open', 'tour.start', 'help.diagnostics'].includes(id)) return `Help: ${title}`;
        return `${group === 'Workspace' ? 'File' : group}: ${title}`;
      })
      .toSorted(),
  );
  const empty = await electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? [])
      .filter(({ submenu }) => submenu?.items.length === 0)
      .map(({ label }) => label),
  );
  expect(empty).toEqual([]);
  const keysOf = (title: string) => items.find(({ label }) => label === title)?.keys;
  expect(keysOf('Play or pause')).toBe('Space');
  expect(keysOf('Command palette')).toMatch(/^(?:CommandOrControl|Ctrl|Command)\+K$/u);
  expect(keysOf('Previous word')).toBe('Left');

  // Behind a dialog every command arrives and none does anything, as with shortcuts.
  const before = await deskState(page);
  await press(page, '?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.earmark?.on('command:run', ({ command }) => heard.push(command));
  });
  await choose(electron, ...inMenu.map(({ title }) => title));
  const heard = () => page.evaluate(() => Reflect.get(window, 'heard') as readonly string[]);
  await expect.poll(heard).toEqual(inMenu.map(({ id }) => id));
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await deskState(page)).toEqual(before);

  await choose(electron, 'Faster');
  await expectSpeed(page, '1.25×');
  await choose(electron, 'Next marker');
  await expectStatus(page, /Dead air/u);
  await choose(electron, 'Flag for second review');
  const flagging = page.getByRole('dialog', { name: 'Flag for second review' });
  await expect(flagging.getByRole('textbox')).toBeFocused();
  await press(page, 'Enter');
  await expect(flagging).toHaveCount(0);
  await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
  await choose(electron, 'Undo');
  await expect(currentRow(page)).not.toHaveAccessibleName(/Flagged/u);
  await choose(electron, 'Show details');
  await expect(region(page, 'Details')).toBeVisible();
  await choose(electron, 'Export');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await press(page, 'Escape');
  await choose(electron, 'Next call');
  await expect(currentRow(page)).not.toHaveAccessibleName(/1:59 Negative/u);
});

test('Undo in the menu undoes typing while a field is focused', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await press(page, 'ArrowRight', 'Shift+1');
  const field = page.getByPlaceholder('Comment').and(page.locator(':focus'));
  await expect(field).toBeVisible();
  // In one piece: letters that are typed one by one can become several undo steps.
  await page.keyboard.insertText('typed');
  await expect(field).toHaveValue('typed');
  await choose(electron, 'Undo');
  await expect(field).toHaveValue('');
  await expect(page.getByRole('tab', { name: 'Tags 1' })).toBeVisible();
});

/** The commands that the palette lists now. */
async function offered(page: Page): Promise<readonly string[]> {
  await press(page, 'Control+K');
  const options = page.getByRole('dialog', { name: 'Command palette' }).locator('.palette-title');
  // The first frame shows only as many as are visible at once.
  await expect(page.getByRole('option', { name: /^Settings/u })).toBeAttached();
  const titles = await options.allTextContents();
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  return titles;
}

const titlesOf = (...groups: readonly string[]): readonly string[] =>
  inMenu.filter(({ group }) => groups.includes(group)).map(({ title }) => title);

test('the command palette lists what can be run in the current place, and nothing else', async () => {
  await using app = await launchApp();
  const { page } = app;
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeFocused();
  expect(await offered(page)).toEqual([
    'Keyboard shortcuts',
    'Turn unbiased mode on or off',
    'Switch between dark and light',
    'Zoom in',
    'Zoom out',
    'Actual size',
    'Settings',
    'Copy diagnostics',
  ]);
  await enterSample(page);
  // Without a call there is nothing to play, read or tag.
  const withoutCall = await offered(page);
  const ofACall = titlesOf('Playback', 'Transcript', 'Tags');
  expect(withoutCall.filter((title) => ofACall.includes(title))).toEqual([]);
  expect(withoutCall).toContain('Next call');
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await expect(region(page, 'Transcript')).toContainText('Pinecrest');
  // No saved queue is in use, Rubrics, Plans and Insights are not shown, the palette does not list itself, and the sample
  // has no API key and no page in Retell's dashboard.
  const notNow = [
    'Open in Retell’s dashboard',
    'Rename the saved queue',
    'Delete the saved queue',
    ...titlesOf('Rubrics'),
    ...titlesOf('Plans', 'Insights', 'Calibration'),
    'Command palette',
    'Replace API key',
  ];
  const withCall = await offered(page);
  expect(inMenu.map(({ title }) => title).filter((title) => !withCall.includes(title))).toEqual(
    notNow,
  );
});
