import { createStore } from 'zustand/vanilla';
import type { CommandRegistry } from '../commands/registry.ts';

/** The screen below the header. The desk keeps its state while another screen is shown. */
export type Screen = 'desk' | 'rubrics' | 'plans' | 'insights' | 'calibration';

export const createScreenStore = () =>
  createStore<{ readonly screen: Screen }>(() => ({ screen: 'desk' }));

export type ScreenStore = ReturnType<typeof createScreenStore>;

interface ScreenHandlers {
  /** Called before another screen hides the desk. */
  readonly onLeaveDesk: () => void;
  /** Called when a screen was shown, so that it reads what it shows. */
  readonly onShow: Readonly<Record<Exclude<Screen, 'desk'>, () => Promise<void>>>;
}

/** Binds the commands that change the screen. */
export function bindScreens(
  store: ScreenStore,
  registry: CommandRegistry,
  { onLeaveDesk, onShow }: ScreenHandlers,
): () => void {
  const show = (screen: Screen) => (): void => {
    if (screen !== 'desk') onLeaveDesk();
    store.setState({ screen });
    if (screen !== 'desk') void onShow[screen]();
  };
  return registry.bindAll({
    'screen.desk': show('desk'),
    'screen.rubrics': show('rubrics'),
    'screen.plans': show('plans'),
    'screen.insights': show('insights'),
    'screen.calibration': show('calibration'),
  });
}
