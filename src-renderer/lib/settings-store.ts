import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import { changedSettings } from '../../src-shared/current-reviewer.ts';
import type { Settings, SettingsChange } from '../../src-shared/settings.ts';
import type { AppBridge } from './bridge.ts';

export interface SettingsState {
  readonly settings: Settings;
}

export type SettingsStore = ReturnType<typeof createSettingsStore>;
export type SettingsActions = ReturnType<typeof settingsActions>;

export const createSettingsStore = (settings: Settings) =>
  createStore<SettingsState>(() => ({ settings }));

/**
 * Stores the settings that main reports. Equal shortcuts keep their identity, because nearly every component
 * shows a shortcut and would be rendered again.
 */
export function applySettings(store: SettingsStore, incoming: Settings): void {
  const { keys } = store.getState().settings;
  const areSame = JSON.stringify(keys) === JSON.stringify(incoming.keys);
  store.setState({ settings: areSame ? { ...incoming, keys } : incoming });
}

/** Changes take effect at once. If they can't be saved, they are reverted and the error is shown. */
export function settingsActions(
  store: SettingsStore,
  bridge: Pick<AppBridge, 'request'>,
  announceError: (error: AppError) => void,
) {
  return {
    async save(changes: SettingsChange): Promise<boolean> {
      const before = store.getState().settings;
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      store.setState({ settings: changedSettings(before, Object.fromEntries(given)) });
      const reply = await bridge.request('settings:save', changes);
      applySettings(store, reply.ok ? reply.value : before);
      if (!reply.ok) announceError(reply.error);
      return reply.ok;
    },
    /** Lets the reviewer choose the folder in a dialog of the system. */
    async chooseExportFolder(): Promise<void> {
      const reply = await bridge.request('settings:choose-export-folder', undefined);
      if (reply.ok) applySettings(store, reply.value);
      else announceError(reply.error);
    },
    /** Sets which calls are removed by their age. Main asks before it removes any. */
    async setRetention(days: number, withReviews: boolean): Promise<void> {
      const reply = await bridge.request('calls:retention', { days, withReviews });
      if (reply.ok) applySettings(store, reply.value);
      else if (reply.error.kind !== 'cancelled') announceError(reply.error);
    },
    /** The size of the open workspace's recording cache; undefined if no workspace is open. */
    recordingCacheBytes: async (): Promise<number | undefined> => {
      const reply = await bridge.request('recordings:room', undefined);
      return reply.ok ? reply.value : undefined;
    },
  };
}
