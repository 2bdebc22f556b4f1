import type WaveSurfer from 'wavesurfer.js';
import MinimapPlugin from 'wavesurfer.js/plugins/minimap';
import { baseHeight, type laneLooks } from './lane-looks.ts';
import { isZoomed, type ViewStore } from './wave-view.ts';

interface MinimapParts {
  readonly container: HTMLElement;
  readonly looks: (height: number) => ReturnType<typeof laneLooks>;
}

const heightPx = 24;

/** The whole, small, for as long as only a part is in sight. */
export function createMinimap(wave: WaveSurfer, view: ViewStore, parts: MinimapParts) {
  let plugin: ReturnType<typeof MinimapPlugin.create> | undefined;

  const hide = (): void => {
    if (plugin !== undefined) wave.unregisterPlugin(plugin);
    plugin = undefined;
  };
  const follow = (): void => {
    const wanted = isZoomed(view.getState());
    if (!wanted) hide();
    else
      plugin ??= wave.registerPlugin(
        MinimapPlugin.create({
          ...parts.looks(heightPx),
          container: parts.container,
          height: baseHeight,
          interact: false,
          cursorWidth: 1,
          overlayColor: 'color-mix(in srgb, var(--text) 12%, transparent)',
        }),
      );
  };

  const stop = view.subscribe(follow);
  return {
    restyle: (): void => {
      hide();
      follow();
    },
    stop,
  };
}
