import type { Page } from '@playwright/test';

/** From the key's own time stamp to the end of the next frame. */
export async function timed(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    Object.assign(window, {
      keyPainted: new Promise<number>((resolve) => {
        window.addEventListener(
          'keydown',
          () => {
            void window.bench.painted(() => true).then(resolve);
          },
          { capture: true, once: true },
        );
      }),
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(async () => {
    const painted: unknown = await Reflect.get(window, 'keyPainted');
    return Number(painted) - window.bench.inputMs;
  });
}
