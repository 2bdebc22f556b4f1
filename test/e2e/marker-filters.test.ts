import { expect, test, type Page } from './harness/test.ts';
import type { MarkerKind } from '../../src-shared/marker.ts';
import { sampleCall } from '../unit/shared/markers/sample-calls.ts';
import { position, press, recordingReady, region } from './harness/desk.ts';
import { addFilter } from './harness/queue-filters.ts';
import { sharedSampleApp } from './harness/shared-app.ts';
import { openCall } from './harness/displayed-call.ts';
import { expectStatus } from './harness/locators.ts';

const sample = sharedSampleApp();

interface Narrowed {
  /** The name of the kind in the queue. */
  readonly kind: string;
  readonly atLeast: number;
  /** The number of sample calls that contain it; test/unit/shared/markers says where. */
  readonly calls: number;
}

const narrowed: readonly Narrowed[] = [
  { kind: 'Dead air', atLeast: 1, calls: 5 },
  { kind: 'Overlap', atLeast: 1, calls: 4 },
  { kind: 'Overlap', atLeast: 3, calls: 2 },
  { kind: 'Interruption', atLeast: 1, calls: 4 },
  { kind: 'Slow answer', atLeast: 1, calls: 13 },
  { kind: 'Tool turn', atLeast: 1, calls: 19 },
  { kind: 'Failed tool', atLeast: 1, calls: 3 },
  { kind: 'Monologue', atLeast: 1, calls: 8 },
];

test('each kind of marker filters the queue, also by how often it occurs', async () => {
  const { page } = sample();
  const grid = page.getByRole('grid', { name: 'Calls' });
  for (const { kind, atLeast, calls } of narrowed) {
    const typed = atLeast === 1 ? [] : [String(atLeast)];
    await addFilter(page, 'Markers', [kind, 'Tab', ...typed, 'Enter']);
    const chip = region(page, 'Queue').getByRole('button', { name: new RegExp(kind, 'iu') });
    await expect(chip.first()).toBeVisible();
    await expect(grid, `${kind}, ${atLeast} or more`).toHaveAttribute(
      'aria-rowcount',
      String(calls),
    );
    await chip.first().focus();
    await press(page, 'Delete');
    await expect(grid).toHaveAttribute('aria-rowcount', '24');
  }
});

/** Opens a sample call by the name of its file. */
async function open(page: Page, slug: string): Promise<void> {
  await openCall(page, (await sampleCall(slug)).call.id);
  await page.getByRole('tab', { name: 'Scorecard' }).click();
}

interface Expected {
  readonly slug: string;
  readonly kind: MarkerKind;
  readonly says: string;
}

/** The markers that the sample calls were written to have, as the desk names them. */
const written: readonly Expected[] = [
  { slug: 'smart-meter-confusion', kind: 'dead-air', says: 'Dead air for 6.8 s after the caller' },
  {
    slug: 'smart-meter-confusion',
    kind: 'slow-answer',
    says: 'Slow response, 6.8 s · Mostly language model (3.4 of 6.8 s)',
  },
  {
    slug: 'smart-meter-confusion',
    kind: 'tool-turn',
    says: 'ping_meter: agent spoke after 0.8 s, responded after 6.0 s',
  },
  {
    slug: 'smart-meter-confusion',
    kind: 'monologue',
    says: 'Longest monologue: the agent, 12.9 s',
  },
  {
    slug: 'double-charged',
    kind: 'overlap',
    says: 'The caller and the agent talk at the same time for 1.3 s',
  },
  { slug: 'double-charged', kind: 'interruption', says: 'The agent interrupts the caller' },
  { slug: 'double-charged', kind: 'interruption', says: 'The caller interrupts the agent' },
  {
    slug: 'slow-lookup',
    kind: 'failed-tool',
    says: 'Tool refund_status failed · 504 upstream timed out after 9000 ms',
  },
];

test('each kind of marker is on the waveform and below its entry, and a press seeks to it', async () => {
  const { page } = sample();
  const wave = region(page, 'Waveform');
  let shown = '';
  for (const { slug, kind, says } of written) {
    if (slug !== shown) {
      await open(page, slug);
      await recordingReady(page);
      // Zoomed in, so that no two markers are grouped.
      await press(page, 'Control+2', 'Alt+=', 'Alt+=', 'Alt+=', 'Alt+=');
      shown = slug;
    }
    await test.step(says, async () => {
      const line = region(page, 'Transcript').locator(`.entry-marker[data-kind="${kind}"]`);
      await expect(line.filter({ hasText: says }).first()).toBeAttached();
      const name = says.split(' · ')[0] ?? says;
      const sign = wave.locator(`.wave-glyph[title*="${name}"]`).first();
      await expect(sign).toBeAttached();
      const count = wave.locator(`.marker-kind[data-kind="${kind}"]`);
      await expect(count).toHaveAttribute('aria-pressed', 'true');
      // The marker is at a share of the recording, and so is the playhead after it is pressed.
      await sign.dispatchEvent('pointerdown');
      const share = await sign.evaluate(({ style }) => Number.parseFloat(style.left) / 100);
      const slider = page.getByRole('slider', { name: 'Position' });
      const whole = Number(await slider.getAttribute('aria-valuemax'));
      await expect
        .poll(async () => Math.abs((await position(page)) - share * whole))
        .toBeLessThan(60);
    });
  }
  // The keys move through them too, and each is announced.
  await open(page, 'smart-meter-confusion');
  await recordingReady(page);
  await page.getByRole('slider', { name: 'Position' }).press('Home');
  await press(page, 'Control+2', 'M');
  await expectStatus(page, 'Dead air for 6.8 s after the caller');
  await press(page, 'M');
  await expectStatus(page, 'ping_meter: agent spoke');
  await press(page, 'M');
  await expectStatus(page, 'Longest monologue');
  await expect(wave).toContainText(/Agent\s*\d+%/u);
  await expect(wave).toContainText(/Caller\s*\d+%/u);
  await expect(wave).toContainText(/Longest monologue\s*13 s \(agent\)/u);
});

test('what can’t be measured in a call is stated and never guessed', async () => {
  const { page } = sample();
  const limits = region(page, 'Call').locator('.marker-limits');
  for (const [slug, says] of [
    ['service-booking-mono', 'both speakers on one channel'],
    ['no-words', 'No word timing'],
    ['basic-attributes', 'No word timing or recording'],
    ['fragmented-speech', '23 of 133 words have no reliable time'],
  ] as const) {
    await open(page, slug);
    await expect(limits, slug).toContainText(says);
  }
});
