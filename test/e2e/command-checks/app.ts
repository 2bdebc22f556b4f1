import { expect, type Page } from '@playwright/test';
import { press, region, runCommand } from '../harness/desk.ts';
import {
  button,
  expectStatus,
  currentRow,
  type CommandCheck,
  type CommandChecks,
} from '../harness/locators.ts';

/** Undo, and the panels. */
export const editingChecks: CommandChecks = {
  async 'edit.undo'(page) {
    await press(page, 'Control+Z');
    await expectStatus(page, /^Undid: /u);
  },
  async 'edit.redo'(page) {
    await press(page, 'Control+Shift+Z');
    await expectStatus(page, /^Redid: /u);
    await press(page, 'Control+Z');
    await expectStatus(page, /^Undid: /u);
    await press(page, 'Control+Y');
    await expectStatus(page, /^Redid: /u);
  },
  async 'review.flag'(page) {
    await press(page, 'F', 'Enter');
    await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
  },
  async 'panel.facts'(page) {
    await press(page, 'I');
    await expect(region(page, 'Details')).toBeVisible();
  },
  async 'panel.tags'(page) {
    await runCommand(page, 'Show the tags');
    await expect(region(page, 'Tags')).toBeVisible();
  },
  async 'panel.scorecard'(page) {
    await runCommand(page, 'Show the scorecard');
    await expect(region(page, 'Scorecard')).toBeVisible();
  },
};

const fontSize = (page: Page): Promise<number> =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
const opensDialog =
  (key: string, name: string): CommandCheck =>
  async (page) => {
    await press(page, key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await press(page, 'Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };

/** Dialogs and panels around the desk; closing the workspace comes last. */
export const appChecks: CommandChecks = {
  'palette.open': opensDialog('Control+K', 'Command palette'),
  'help.open': opensDialog('?', 'Keyboard shortcuts'),
  'settings.open': opensDialog('Control+,', 'Settings'),
  async 'help.diagnostics'(page) {
    await press(page, 'Control+K');
    await page.keyboard.type('Copy diagnostics');
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Copy diagnostics' });
    await expect(dialog.getByRole('textbox', { name: 'Diagnostics' })).toHaveValue(/^Earmark \d/u);
    await press(page, 'Enter');
    await expectStatus(page, 'Diagnostics copied.');
  },
  'export.open': opensDialog('Control+E', 'Export'),
  async 'view.theme'(page) {
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    const before = await theme();
    await runCommand(page, 'Switch between dark and light');
    await expect.poll(theme).not.toBe(before);
  },
  async 'view.zoom-in'(page) {
    const before = await fontSize(page);
    await press(page, 'Control+=', 'Control++');
    expect(await fontSize(page)).toBeGreaterThan(before);
  },
  async 'view.zoom-out'(page) {
    const before = await fontSize(page);
    await press(page, 'Control+-');
    expect(await fontSize(page)).toBeLessThan(before);
  },
  async 'view.zoom-reset'(page) {
    await press(page, 'Control+0');
    expect(await fontSize(page)).toBe(16);
  },
  async 'sync.pause'(page) {
    await runCommand(page, 'Pause or resume sync');
    await expect(page.getByRole('button', { name: 'Resume sync' })).toBeVisible();
    await runCommand(page, 'Pause or resume sync');
    await expect(page.getByRole('button', { name: 'Resume sync' })).toBeHidden();
  },
  async 'sync.now'(page) {
    await press(page, 'Control+Shift+R');
    await expect(page.getByRole('banner')).toContainText('Up to date');
  },
  async 'workspace.close'(page) {
    await press(page, 'Control+Shift+O');
    await expect(button(page, 'Open the sample workspace')).toBeVisible();
  },
};
