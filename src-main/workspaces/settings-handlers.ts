import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Settings, SettingsChange } from '../../src-shared/settings.ts';
import type { ProfileFile } from './profile.ts';

interface SettingsHandlerDeps {
  readonly profile: Pick<ProfileFile, 'settings' | 'changeSettings'>;
  /** Called after each change, with all settings. */
  readonly onChanged: (settings: Settings, shortcutsChanged: boolean) => void;
  /** Tells the library who reviews, if that changed. */
  readonly followReviewer: (before: Settings, now: Settings) => Promise<void>;
  readonly exportFolder: () => string;
  /** Asks in the system's own dialog; undefined when it was cancelled. */
  readonly askForFolder: (current: string) => Promise<string | undefined>;
}

/** Handlers for requests that change settings. */
export function createSettingsHandlers(deps: SettingsHandlerDeps) {
  const { profile, onChanged, followReviewer, exportFolder, askForFolder } = deps;
  const save = async (
    change: SettingsChange | Pick<Settings, 'exportFolder'>,
  ): Promise<Result<Settings, AppError>> => {
    const before = profile.settings();
    const saved = await profile.changeSettings(change);
    await followReviewer(before, profile.settings());
    onChanged(profile.settings(), 'keys' in change && change.keys !== undefined);
    return saved;
  };
  return {
    saveSettings: (change: SettingsChange) => save(change),
    async chooseExportFolder(): Promise<Result<Settings, AppError>> {
      const chosen = await askForFolder(exportFolder());
      return chosen === undefined ? ok(profile.settings()) : save({ exportFolder: chosen });
    },
  };
}
