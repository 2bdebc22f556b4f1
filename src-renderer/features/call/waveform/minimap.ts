import type WaveSurfer from 'wavesurfer.js';
import MinimapPlugin from 'wavesurfer.js/plugins/minimap';
import { baseHeight, type laneStyle } from './lanes.ts';
import { isZoomed, type WaveViewStore } from './zoom.ts';

interface MinimapDeps {
  readonly container: HTMLElement;
  readonly style: (height: number) => ReturnType<typeof laneStyle>;
}

const heightPx = 24;

/** The minimap, shown while zoomed in. */
export function createMinimap(wave: WaveSurfer, view: WaveViewStore, parts: MinimapDeps) {
  let plugin: ReturnType<typeof MinimapPlugin.create> | undefined;

  const hide = (): void => {
    if (plugin !== undefined) wave.unregisterPlugin(plugin);
    plugin = undefined;
  };
  const update = (): void => {
    const isWanted = isZoomed(view.getState());
    if (!isWanted) hide();
    else
      plugin ??= wave.registerPlugin(
        MinimapPlugin.create({
          ...parts.style(heightPx),
          container: parts.container,
          height: baseHeight,
          interact: false,
          cursorWidth: 1,
          overlayColor: 'color-mix(in srgb, var(--text) 12%, transparent)',
        }),
      );
  };

  const stop = view.subscribe(update);
  return {
    restyle: (): void => {
      hide();
      update();
    },
    stop,
  };
}
