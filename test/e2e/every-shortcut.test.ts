import { expect, test } from './harness/test.ts';
import { commandRows } from '../../src-shared/commands.ts';
import { enterSample, press, recordingReady } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { appChecks, editingChecks } from './command-checks/app.ts';
import { playbackChecks } from './command-checks/playback.ts';
import type { CommandChecks } from './harness/locators.ts';
import { queueChecks } from './command-checks/queue.ts';
import { rubricChecks } from './command-checks/rubrics.ts';
import { scorecardChecks } from './command-checks/scorecard.ts';
import { tagChecks } from './command-checks/tags.ts';
import { transcriptChecks } from './command-checks/transcript.ts';

const proofs: CommandChecks = {
  ...playbackChecks,
  ...transcriptChecks,
  ...tagChecks,
  ...scorecardChecks,
  ...editingChecks,
  ...rubricChecks,
  ...queueChecks,
  ...appChecks,
};

/** Available only where a saved queue is in use; filters.test.ts renames and deletes one. */
const ofASavedQueue = new Set(['queue.rename', 'queue.delete']);
/** Available only on the screen of rubrics; rubrics.test.ts runs them. */
const ofRubrics = new Set([
  'rubric.move-up',
  'rubric.publish',
  'reviews.import',
  'rubric.import',
  'rubric.export',
  'rubric.compare',
]);
/** Available only on the screen of plans; plans.test.ts runs them. */
const ofPlans = (id: string): boolean => id.startsWith('plan.');
/** Available only on the screen of insights; insights.test.ts runs them. */
const ofInsights = (id: string): boolean => id.startsWith('insights.');
/** Available only on the screen of calibration; calibration.test.ts runs them. */
const ofCalibration = (id: string): boolean => id.startsWith('calibration.');
/** Available only in a connected account; replace-api-key.test.ts and connect.test.ts run them. */
const ofAnAccount = new Set(['workspace.replace-key', 'link.dashboard']);

test('every shortcut does what the list of shortcuts says', async () => {
  test.setTimeout(360_000);
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await recordingReady(page);

  // A command without a check below is at least listed in the command palette and has a shortcut or a menu
  // item.
  await press(page, 'Control+K');
  const offered = await page.getByRole('option').allTextContents();
  await press(page, 'Escape');
  const unproven = commandRows.filter(({ id }) => proofs[id] === undefined);
  const unbound = unproven.filter(
    ({ id, title }) =>
      !ofASavedQueue.has(id) &&
      !ofAnAccount.has(id) &&
      !ofRubrics.has(id) &&
      !ofPlans(id) &&
      !ofInsights(id) &&
      !ofCalibration(id) &&
      !offered.some((text) => text.startsWith(title)),
  );
  expect(unbound.map(({ id }) => id)).toEqual([]);
  const keyOnly = unproven.filter(
    ({ id, shortcutOnly }) => shortcutOnly === true && !ofPlans(id) && !ofCalibration(id),
  );
  expect(keyOnly).toEqual([]);

  for (const [id, prove] of Object.entries(proofs)) {
    await test.step(id, () => prove(page));
  }
});
