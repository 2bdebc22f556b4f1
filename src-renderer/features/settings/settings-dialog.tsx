import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { OwnKeys } from '../../commands/key-choices.ts';
import type { Pedals } from '../../commands/pedals.ts';
import type { SessionStore } from '../../lib/session-store.ts';
import type { SettingsActions, SettingsStore } from '../../lib/settings-store.ts';
import type { WorkspaceCare } from '../../lib/workspace-care.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { KeysSettings } from './keys-settings.tsx';
import type { ExportKeys } from './keys-file.tsx';
import { WorkspaceSettings } from './workspace-settings.tsx';
import './settings.css';

interface SettingsDialogProps {
  readonly store: SettingsStore;
  readonly actions: SettingsActions;
  readonly session: SessionStore;
  readonly care: WorkspaceCare;
  readonly pedals: Pedals;
  readonly exportKeys: ExportKeys;
  /** The page of the open workspace's tags. */
  readonly tags: ReactNode;
  readonly onClose: () => void;
}

type Page = 'general' | 'workspaces' | 'keys' | 'tags';

/** The region `Settings`: choices for this machine, its workspaces, and the keys. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { store, actions, session, care, pedals, exportKeys, tags, onClose } = props;
  const { settings } = useStore(store);
  const { dataFolder } = useStore(session);
  const [page, setPage] = useState<Page>('general');
  return (
    <Dialog title="Settings" size="large" onClose={onClose}>
      <section className="settings" aria-label="Settings">
        <Tabs
          label="Settings"
          value={page}
          onChange={setPage}
          tabs={[
            {
              value: 'general',
              label: 'General',
              panel: (
                <GeneralSettings
                  settings={settings}
                  dataFolder={dataFolder}
                  save={(changes) => actions.save(changes)}
                  roomTaken={actions.roomTaken}
                />
              ),
            },
            {
              value: 'workspaces',
              label: 'Workspaces',
              panel: <WorkspaceSettings session={session} care={care} />,
            },
            {
              value: 'keys',
              label: 'Keys',
              panel: (
                <KeysSettings
                  own={settings.keys}
                  save={(keys) => actions.save({ keys: mutable(keys) })}
                  exportKeys={exportKeys}
                  pedals={pedals}
                />
              ),
            },
            { value: 'tags', label: 'Tags', panel: <div className="settings-page">{tags}</div> },
          ]}
        />
      </section>
    </Dialog>
  );
}

/** A copy, as settings are kept. */
const mutable = (keys: OwnKeys): Record<string, string[]> =>
  Object.fromEntries(Object.entries(keys).map(([id, chords]) => [id, [...chords]]));
