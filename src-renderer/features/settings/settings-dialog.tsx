import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CustomShortcuts } from '../../commands/custom-shortcuts.ts';
import type { Pedals } from '../../commands/pedals.ts';
import type { SessionStore } from '../../lib/session/session-store.ts';
import type { SettingsActions, SettingsStore } from '../../lib/settings-store.ts';
import type { WorkspaceActions } from '../../lib/session/workspace-actions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { ShortcutSettings } from './shortcut-settings.tsx';
import type { ExportShortcuts } from './shortcuts-file-controls.tsx';
import { settingsText } from './settings-text.ts';
import { WorkspaceSettings } from './workspace-settings.tsx';
import './settings.css';

interface SettingsDialogProps {
  readonly store: SettingsStore;
  readonly actions: SettingsActions;
  readonly session: SessionStore;
  readonly workspaceActions: WorkspaceActions;
  readonly pedals: Pedals;
  readonly exportShortcuts: ExportShortcuts;
  /** The page with the open workspace's tags and comment templates. */
  readonly tags: ReactNode;
  readonly onClose: () => void;
}

type Page = 'general' | 'workspaces' | 'shortcuts' | 'tags';

/** The settings of this computer, its workspaces and shortcuts, and the tags of the open workspace. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { store, actions, session, workspaceActions, pedals, exportShortcuts, tags, onClose } =
    props;
  const { settings } = useStore(store);
  const { dataFolder } = useStore(session);
  const [page, setPage] = useState<Page>('general');
  return (
    <Dialog title={settingsText.title} size="large" onClose={onClose}>
      <section className="settings" aria-label={settingsText.title}>
        <Tabs
          label={settingsText.title}
          value={page}
          onChange={setPage}
          tabs={[
            {
              value: 'general',
              label: settingsText.pages.general,
              panel: (
                <GeneralSettings
                  settings={settings}
                  dataFolder={dataFolder}
                  save={(changes) => actions.save(changes)}
                  chooseExportFolder={() => actions.chooseExportFolder()}
                  setRetention={(days, withReviews) => actions.setRetention(days, withReviews)}
                  recordingCacheBytes={actions.recordingCacheBytes}
                />
              ),
            },
            {
              value: 'workspaces',
              label: settingsText.pages.workspaces,
              panel: <WorkspaceSettings session={session} workspaceActions={workspaceActions} />,
            },
            {
              value: 'shortcuts',
              label: settingsText.pages.shortcuts,
              panel: (
                <ShortcutSettings
                  custom={settings.keys}
                  save={(keys) => actions.save({ keys: mutable(keys) })}
                  exportShortcuts={exportShortcuts}
                  pedals={pedals}
                />
              ),
            },
            {
              value: 'tags',
              label: settingsText.pages.tags,
              panel: <div className="settings-page">{tags}</div>,
            },
          ]}
        />
      </section>
    </Dialog>
  );
}

/** Settings hold mutable arrays. */
const mutable = (keys: CustomShortcuts): Record<string, string[]> =>
  Object.fromEntries(Object.entries(keys).map(([id, chords]) => [id, [...chords]]));
