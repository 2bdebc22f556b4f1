import type { Locator } from '@playwright/test';
import { expect, test } from './harness/test.ts';
import { openSampleCall } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';

/** Keeps the labels of the context menus that main builds, and shows none of them. */
const recordMenus = ({ electron }: RunningApp): Promise<void> =>
  electron.evaluate(({ Menu }) => {
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      const menu = build(template);
      menu.popup = () => {
        Reflect.set(globalThis, 'lastMenu', menu);
      };
      return menu;
    };
  });

const labels = ({ electron }: RunningApp): Promise<readonly string[]> =>
  electron.evaluate(() => {
    const menu = Reflect.get(globalThis, 'lastMenu') as Electron.Menu | undefined;
    return menu?.items.map(({ label, role }) => label || String(role)) ?? [];
  });

const choose = ({ electron }: RunningApp, label: string): Promise<void> =>
  electron.evaluate((_, wanted) => {
    const menu = Reflect.get(globalThis, 'lastMenu') as Electron.Menu | undefined;
    menu?.items.find((item) => item.label === wanted)?.click();
    Reflect.deleteProperty(globalThis, 'lastMenu');
  }, label);

/** Right-clicks the first word of a field until its menu offers something. */
const menuOfFirstWord = async (app: RunningApp, field: Locator, wanted: string): Promise<void> => {
  await expect
    .poll(async () => {
      // Chromium checks a word when the caret has left it.
      await field.press('End');
      await field.click({ button: 'right', position: { x: 24, y: 14 } });
      return labels(app);
    })
    .toContain(wanted);
};

test('a misspelled word in a comment is marked, corrected from its menu, or added', async () => {
  const app = await launchApp();
  const { page } = app;
  await recordMenus(app);
  await openSampleCall(page, /1:59 Negative/u);
  const comment = page.getByRole('textbox', { name: 'Comment on the call' });
  // The dictionary is read for the first word; a check takes no time after that.
  await page.evaluate(() => window.earmark?.request('spelling:check', { words: ['first'] }));
  await comment.click();
  await page.keyboard.type('Recieve the refund. ');
  await menuOfFirstWord(app, comment, 'Receive');
  expect(await labels(app)).toContain('Add to Dictionary');
  await choose(app, 'Receive');
  await expect(comment).toHaveValue('Receive the refund. ');

  await comment.fill('');
  await page.keyboard.type('Pinecresst is open. ');
  await menuOfFirstWord(app, comment, 'Add to Dictionary');
  await choose(app, 'Add to Dictionary');
  await expect
    .poll(async () => {
      await comment.click({ button: 'right', position: { x: 24, y: 14 } });
      return labels(app);
    })
    .not.toContain('Add to Dictionary');

  await page.keyboard.press('Control+,');
  const words = page.getByRole('textbox', { name: 'Words in your dictionary' });
  await expect(words).toHaveValue('Pinecresst');
});
