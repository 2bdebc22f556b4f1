import type { CommandRegistry } from '../commands/registry.ts';
import { saveViewState, numberBetween, readViewState } from '../lib/view-state.ts';

const sizes = [0.75, 0.875, 1, 1.125, 1.25, 1.5, 1.75, 2] as const;
const defaultSize = 1;
const storageKey = 'text-size';

/** Restores the text size and binds its commands. All sizes are in rem, so they scale with it. */
export function bindTextSize(registry: CommandRegistry): void {
  let size = readViewState(storageKey, numberBetween(sizes[0], 2)) ?? defaultSize;
  const apply = (next: number): void => {
    size = next;
    document.documentElement.style.fontSize = next === defaultSize ? '' : `${next * 100}%`;
    saveViewState(storageKey, next);
  };
  apply(size);
  registry.bindAll({
    'view.zoom-in': () => {
      apply(sizes.find((one) => one > size) ?? size);
    },
    'view.zoom-out': () => {
      apply(sizes.findLast((one) => one < size) ?? size);
    },
    'view.zoom-reset': () => {
      apply(defaultSize);
    },
  });
}
