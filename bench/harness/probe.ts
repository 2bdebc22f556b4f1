import type { Page } from '@playwright/test';

/** Measures what the page does. The debugger installs it, so the app's code is not changed. */
export interface Probe {
  /** When the page's canvases were last drawn on, and how often. */
  drawn: { firstMs: number; lastMs: number; count: number };
  /** Time stamp of the last key press or pointer press. */
  inputMs: number;
  /**
   * Waits until `claim` is true at the start of a frame. Resolves to the time when that frame was
   * painted.
   */
  painted(claim: () => boolean, patienceMs?: number): Promise<number>;
  /** Records the main-thread time of each frame, until `stopFrames`. */
  startFrames(): void;
  stopFrames(): Frames;
}

export interface Frames {
  readonly startMs: readonly number[];
  /** From the first callback of the frame to the end of its paint. */
  readonly busyMs: readonly number[];
  /** The spoken word that the frame showed, if there is a transcript. */
  readonly word: readonly number[];
}

declare global {
  interface Window {
    bench: Probe;
  }
}

/** Runs in the page, so it can't use anything from outside this function. */
export function installProbe(): void {
  if (Reflect.has(window, 'bench')) return;
  const afterPaint = (): Promise<number> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()), { once: true });
      port1.start();
      port2.postMessage(0);
    });
  const frames = {
    on: false,
    startMs: [] as number[],
    busyMs: [] as number[],
    word: [] as number[],
  };
  const wordShown = (): number => {
    const shown = document.querySelector<HTMLElement>('[data-word]')?.dataset['word'];
    return shown === undefined ? -1 : Number(shown);
  };
  const noteFrame = async (start: number): Promise<void> => {
    const end = await afterPaint();
    frames.startMs.push(start);
    frames.busyMs.push(end - start);
    frames.word.push(wordShown());
  };
  const eachFrame = (): void => {
    if (!frames.on) return;
    // Requested first, so that it stays the first callback of every frame.
    requestAnimationFrame(eachFrame);
    const start = performance.now();
    void noteFrame(start);
  };
  const probe: Probe = {
    drawn: { firstMs: Number.NaN, lastMs: Number.NaN, count: 0 },
    inputMs: 0,
    painted: (claim, patienceMs = 60_000) =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        const look = (): void => {
          if (claim()) void afterPaint().then(resolve);
          else if (performance.now() - began > patienceMs)
            reject(new Error(`never: ${String(claim)}`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    startFrames() {
      Object.assign(frames, { on: true, startMs: [], busyMs: [], word: [] });
      requestAnimationFrame(eachFrame);
    },
    stopFrames() {
      frames.on = false;
      return { startMs: frames.startMs, busyMs: frames.busyMs, word: frames.word };
    },
  };
  Object.assign(window, { bench: probe });
  const canvas = CanvasRenderingContext2D.prototype;
  for (const name of ['fill', 'fillRect'] as const) {
    const draw = canvas[name] as (...args: unknown[]) => void;
    Object.assign(canvas, {
      [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
        const now = performance.now();
        if (probe.drawn.count === 0) probe.drawn.firstMs = now;
        probe.drawn.lastMs = now;
        probe.drawn.count += 1;
        draw.apply(this, args);
      },
    });
  }
  for (const type of ['keydown', 'pointerdown']) {
    window.addEventListener(
      type,
      (event) => {
        probe.inputMs = event.timeStamp;
      },
      { capture: true },
    );
  }
}

/** Waits until nothing was drawn for `quietMs`. Resolves to the time of the last drawing. */
export async function lastDrawing(page: Page, quietMs = 2500): Promise<number> {
  await page.waitForFunction(
    (quiet) =>
      window.bench.drawn.count > 0 && performance.now() - window.bench.drawn.lastMs > quiet,
    quietMs,
    { polling: 100, timeout: 120_000 },
  );
  return page.evaluate(() => window.bench.drawn.lastMs);
}
