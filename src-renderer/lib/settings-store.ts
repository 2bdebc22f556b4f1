import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Settings } from '../../src-shared/settings.ts';
import type { AppBridge } from './bridge.ts';

export interface SettingsState {
  readonly settings: Settings;
}

export type SettingsStore = ReturnType<typeof createSettingsStore>;
export type SettingsActions = ReturnType<typeof settingsActions>;

export const createSettingsStore = (settings: Settings) =>
  createStore<SettingsState>(() => ({ settings }));

/**
 * Settings as main has them now. Keys that are the same stay the same object, since nearly everything in
 * the page shows a key and would be drawn again.
 */
export function applySettings(store: SettingsStore, incoming: Settings): void {
  const { keys } = store.getState().settings;
  const areSame = JSON.stringify(keys) === JSON.stringify(incoming.keys);
  store.setState({ settings: areSame ? { ...incoming, keys } : incoming });
}

/** Changes count at once and are taken back, with the reason said, when they could not be saved. */
export function settingsActions(
  store: SettingsStore,
  bridge: Pick<AppBridge, 'request'>,
  announceError: (error: AppError) => void,
) {
  return {
    async save(changes: Partial<Settings>): Promise<boolean> {
      const before = store.getState().settings;
      store.setState({ settings: { ...before, ...changes } });
      const reply = await bridge.request('settings:save', changes);
      applySettings(store, reply.ok ? reply.value : before);
      if (!reply.ok) announceError(reply.error);
      return reply.ok;
    },
    /** Bytes of the workspace's recordings; undefined where no workspace is open. */
    recordingCacheBytes: async (): Promise<number | undefined> => {
      const reply = await bridge.request('recordings:room', undefined);
      return reply.ok ? reply.value : undefined;
    },
  };
}
