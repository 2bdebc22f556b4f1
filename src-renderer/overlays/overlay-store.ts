import { createStore } from 'zustand/vanilla';
import type { CommandRegistry } from '../commands/registry.ts';

/** The open overlay; only one is open at a time. */
export type Overlay =
  | 'none'
  | 'palette'
  | 'help'
  | 'settings'
  | 'api-key'
  | 'export'
  | 'diagnostics'
  | 'reviewers';

export const createOverlayStore = () =>
  createStore<{ readonly overlay: Overlay }>(() => ({ overlay: 'none' }));

export type OverlayStore = ReturnType<typeof createOverlayStore>;

/** Binds the commands that open overlays. */
export function bindOverlays(
  store: OverlayStore,
  registry: CommandRegistry,
  when: { readonly atDesk: () => boolean; readonly hasKey: () => boolean },
): void {
  const open = (overlay: Overlay) => (): void => {
    store.setState({ overlay });
  };
  registry.bindAll({
    'palette.open': open('palette'),
    'help.open': open('help'),
    'settings.open': open('settings'),
    'help.diagnostics': open('diagnostics'),
  });
  registry.bind('export.open', open('export'), when.atDesk);
  registry.bind('reviewer.switch', open('reviewers'), when.atDesk);
  registry.bind('workspace.replace-key', open('api-key'), when.hasKey);
}
