import type { CommandRegistry } from './commands/registry.ts';
import { keepView, numberBetween, readView } from './lib/view-state.ts';

const sizes = [0.75, 0.875, 1, 1.125, 1.25, 1.5, 1.75, 2] as const;
const usual = 1;
const name = 'text-size';

/** Sets the reviewer's own size, which everything follows because everything is in rem. */
export function bindTextSize(registry: CommandRegistry): void {
  let size = readView(name, numberBetween(sizes[0], 2)) ?? usual;
  const show = (next: number): void => {
    size = next;
    document.documentElement.style.fontSize = next === usual ? '' : `${next * 100}%`;
    keepView(name, next);
  };
  show(size);
  registry.bindAll({
    'view.zoom-in': () => {
      show(sizes.find((one) => one > size) ?? size);
    },
    'view.zoom-out': () => {
      show(sizes.findLast((one) => one < size) ?? size);
    },
    'view.zoom-reset': () => {
      show(usual);
    },
  });
}
