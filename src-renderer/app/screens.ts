import { createStore } from 'zustand/vanilla';
import type { CommandRegistry } from '../commands/registry.ts';

/** The screen below the header. The desk keeps its state while another screen is shown. */
export type Screen = 'desk' | 'rubrics';

export const createScreenStore = () =>
  createStore<{ readonly screen: Screen }>(() => ({ screen: 'desk' }));

export type ScreenStore = ReturnType<typeof createScreenStore>;

/** Binds the commands that change the screen. `onLeaveDesk` is called before another one is shown. */
export function bindScreens(
  store: ScreenStore,
  registry: CommandRegistry,
  onLeaveDesk: () => void,
): () => void {
  const show = (screen: Screen) => (): void => {
    if (screen !== 'desk') onLeaveDesk();
    store.setState({ screen });
  };
  return registry.bindAll({ 'screen.desk': show('desk'), 'screen.rubrics': show('rubrics') });
}
