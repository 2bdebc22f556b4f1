import { webContents } from 'electron';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a window as PNG, in the resolution of the screen. Undefined if the window is gone. */
export async function captureWindow(window: number, rect: Rect): Promise<Uint8Array | undefined> {
  const contents = webContents.fromId(window);
  if (contents === undefined) return undefined;
  // The page's pixels are larger or smaller than the window's where the page is zoomed.
  const zoom = contents.getZoomFactor();
  const scaled = (value: number): number => Math.round(value * zoom);
  try {
    const image = await contents.capturePage({
      x: scaled(rect.x),
      y: scaled(rect.y),
      width: Math.max(1, scaled(rect.width)),
      height: Math.max(1, scaled(rect.height)),
    });
    return image.isEmpty() ? undefined : image.toPNG();
  } catch {
    // Chromium refuses an area outside the window, or one with too many pixels.
    return undefined;
  }
}
