import { expect } from '@playwright/test';
import { press } from '../harness/desk.ts';
import { expectStatus, panel, type CommandCheck, type CommandChecks } from '../harness/locators.ts';

const tagNames = [
  'Misheard',
  'Interrupted',
  'Slow response',
  'Wrong information',
  'Off script',
  'Good save',
  'Tool failure',
  'Tone',
  'Follow up',
];

/** Tags, with and without a comment. */
const digitChecks: CommandChecks = Object.fromEntries(
  tagNames.flatMap((name, at): [string, CommandCheck][] => {
    const digit = String(at + 1);
    return [
      [
        `tag.${digit}`,
        async (page) => {
          await press(page, digit);
          await expectStatus(page, `Tag ${name} added`);
        },
      ],
      [
        `tag-comment.${digit}`,
        async (page) => {
          await press(page, `Shift+${digit}`);
          const field = page.getByPlaceholder('Comment').and(page.locator(':focus'));
          await expect(field).toBeVisible();
          await page.keyboard.type(`because of ${digit} and /?`);
          await press(page, 'Enter');
          const shown = await panel(page, /^Tags/u);
          await expect(
            shown.getByRole('textbox', { name: `Comment on ${name}` }).last(),
          ).toHaveValue(`because of ${digit} and /?`);
          await press(page, 'Control+2');
        },
      ],
    ];
  }),
);

/** All tags, with and without a number key. */
export const tagChecks: CommandChecks = {
  ...digitChecks,
  async 'tag.choose'(page) {
    await press(page, 'A');
    await expect(page.getByRole('dialog', { name: 'Add a tag' })).toBeVisible();
    await press(page, 'Enter');
    await expectStatus(page, /^Tag /u);
  },
};
