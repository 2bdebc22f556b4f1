import { expect, test, type Page } from './harness/test.ts';
import { tagColours } from '../../src-shared/tag-colours.ts';
import {
  openSampleCall,
  position,
  press,
  recordingReady,
  region,
  runCommand,
} from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { selectedText } from './harness/transcript-state.ts';
import { expectStatus } from './harness/locators.ts';

const taggedRanges = (page: Page) => region(page, 'Waveform').locator("[data-look='tag']");
const applied = (page: Page) => region(page, 'Tags').getByRole('listitem');

/** How many ranges of text have the colour of a tag. */
const painted = (page: Page): Promise<number> =>
  page.evaluate(
    (colours) =>
      colours.reduce((sum, colour) => sum + (CSS.highlights.get(`tag-${colour}`)?.size ?? 0), 0),
    tagColours,
  );

test('a word, several words or a turn can be tagged, and tags can overlap', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  // The current word, five words around it, and the turn that contains them.
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', '1');
  await press(page, ...Array.from({ length: 5 }, () => 'Shift+ArrowRight'), '2');
  const some = await selectedText(page);
  expect(some.split(' ')).toHaveLength(5);
  await press(page, 'Escape', 'Shift+ArrowDown', '3', 'Escape');
  await expect(page.getByRole('tab', { name: 'Tags 3' })).toBeVisible();
  await page.getByRole('tab', { name: 'Tags 3' }).click();
  await expect(applied(page).filter({ hasText: 'Misheard' })).toContainText('“dear.”');
  await expect(applied(page).filter({ hasText: 'Interrupted' })).toContainText(`“${some}”`);
  await expect(applied(page).filter({ hasText: 'Slow response' })).toContainText(
    /“Oh, hello dear\. .* flashing at me\.”/u,
  );
  // All three are visible on words and waveform: the turn around the words around the word.
  expect(await painted(page)).toBeGreaterThanOrEqual(3);
  await expect(taggedRanges(page)).toHaveCount(3);
  const boxes = await taggedRanges(page).evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
  );
  const [word, words, turn] = boxes.toSorted((a, b) => a.right - a.left - (b.right - b.left));
  expect(words?.left).toBeLessThanOrEqual((word?.left ?? 0) + 1);
  expect(turn?.left).toBeLessThanOrEqual((words?.left ?? 0) + 1);
  expect(turn?.right).toBeGreaterThanOrEqual((words?.right ?? 0) - 1);
  // One is removed, the others stay.
  await applied(page)
    .filter({ hasText: 'Interrupted' })
    .getByRole('button')
    .first()
    .press('Delete');
  await expect(taggedRanges(page)).toHaveCount(2);
});

test('a call without word timing is tagged entry by entry', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /0:36 Positive/u);
  await expect(region(page, 'Transcript')).toContainText('No word timing');
  await press(page, 'ArrowDown', '1', 'ArrowDown', 'Shift+2');
  await page.keyboard.type('Read in a hurry');
  await press(page, 'Enter');
  await page.getByRole('tab', { name: 'Tags 2' }).click();
  await expect(applied(page)).toHaveCount(2);
  const lines = region(page, 'Transcript').locator('.entry');
  const [, first = ''] = await lines.locator('.entry-body').allTextContents();
  await expect(applied(page).first()).toContainText(`“${first}”`);
  await expect(lines.filter({ has: page.locator('.entry-tag') })).toHaveCount(2);
});

test('a time range can be tagged with keys or a drag, also where nobody speaks', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /0:36 Positive/u);
  const slider = page.getByRole('slider', { name: 'Position' });
  await slider.press('PageUp');
  await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
  await expectStatus(page, 'Selected 0:10–0:13');
  const chosen = region(page, 'Waveform').locator("[data-look='selection']");
  await expect(chosen).toHaveCount(1);
  await press(page, '1', 'Escape');
  await expect(chosen).toHaveCount(0);
  await page.getByRole('tab', { name: 'Tags 1' }).click();
  await expect(applied(page)).toContainText('Misheard0:100:10–0:13');
  await expect(taggedRanges(page)).toHaveCount(1);

  // With the mouse, over the silence of another call, which is looped and played too.
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await expect(region(page, 'Call')).toContainText('1:59');
  await recordingReady(page);
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The slider is nowhere');
  const at = (share: number): [number, number] => [
    box.x + box.width * share,
    box.y + box.height / 2,
  ];
  await page.keyboard.down('Shift');
  await page.mouse.move(...at(0.484));
  await page.mouse.down();
  await page.mouse.move(...at(0.5));
  await page.mouse.move(...at(0.534));
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(chosen).toHaveCount(1);
  expect(await position(page)).toBe(0);
  await press(page, 'Control+2', '2', 'O');
  await expect(region(page, 'Waveform').locator("[data-look='loop']")).toHaveCount(1);
  await expect(applied(page)).toHaveText(/^Interrupted(0:5\d)\1–1:0\d/u);
  expect(await position(page)).toBeGreaterThan(50_000);
  await press(page, 'Escape', 'O', 'J', 'N');
  await expectStatus(page, /^Interrupted on 0:5\d–1:0\d/u);
});

/** The lowest contrast of each tag colour on the page: its text, and the text on its background. */
const contrasts = (
  page: Page,
): Promise<readonly { readonly name: string; readonly least: number }[]> =>
  page.evaluate((colours) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('Nothing to paint on');
    const shown = (...layers: readonly string[]): readonly number[] => {
      for (const layer of layers) {
        canvas.fillStyle = layer;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (rgb: readonly number[]): number => {
      const [r = 0, g = 0, b = 0] = rgb.map((byte) => {
        const share = byte / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: readonly number[], other: readonly number[]): number => {
      const [dark = 0, bright = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const probe = document.body.appendChild(document.createElement('span'));
    const colourOf = (token: string): string => {
      probe.style.color = `var(${token})`;
      return getComputedStyle(probe).color;
    };
    const ground = colourOf('--ground');
    const text = colourOf('--text');
    const found = colours.map((colour) => {
      const own = contrast(shown(ground, colourOf(`--tag-${colour}`)), shown(ground));
      const washed = shown(ground, colourOf(`--tag-${colour}-wash`));
      return { name: colour, least: Math.min(own, contrast(shown(ground, text), washed)) };
    });
    probe.remove();
    return found;
  }, tagColours);

test('every tag colour is readable in both themes', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  const themes = new Set<string | undefined>();
  const themeNow = () => page.evaluate(() => document.documentElement.dataset['theme']);
  while (themes.size < 2) {
    await expect.poll(async () => themes.has(await themeNow())).toBe(false);
    const theme = await themeNow();
    themes.add(theme);
    const found = await contrasts(page);
    expect(found).toHaveLength(9);
    expect(found.filter(({ least }) => !(least >= 4.5))).toEqual([]);
    await runCommand(page, 'Switch between dark and light');
  }
});

test('a step without Shift gives up the selection, and a tag goes to the current word', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await press(page, 'ArrowDown', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
  expect((await selectedText(page)).split(' ')).toHaveLength(2);
  for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) {
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight', key);
    expect(await selectedText(page), key).toBe('');
  }
  await press(page, '1');
  await page.getByRole('tab', { name: 'Tags 1' }).click();
  await expect(applied(page)).toHaveCount(1);
  const quote = (await applied(page).textContent())?.match(/“([^”]*)”/u)?.[1] ?? '';
  expect(quote.split(' ')).toHaveLength(1);
});
