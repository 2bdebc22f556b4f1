import type { AppState } from '../../src-shared/ipc/contract.ts';
import type { KnownWorkspaces } from './known-workspaces.ts';
import type { ProfileFile } from './profile.ts';

interface AppStateDeps {
  readonly profile: ProfileFile;
  readonly known: KnownWorkspaces;
  readonly version: string;
  readonly dataFolder: string;
  readonly dateLocale: () => string;
}

/**
 * Returns what a page needs to start. The page itself opens the `current` workspace, so that its first
 * frame does not wait for it.
 */
export function createAppState({ profile, known, dateLocale, ...fixed }: AppStateDeps) {
  return (): AppState => {
    const { current: id } = profile.get();
    const current = known.list().find((workspace) => workspace.id === id);
    return {
      ...fixed,
      dateLocale: dateLocale(),
      platform: process.platform,
      workspaces: known.list(),
      settings: profile.settings(),
      ...(profile.loadError === undefined ? {} : { startupError: profile.loadError }),
      ...(current === undefined ? {} : { current }),
    };
  };
}
