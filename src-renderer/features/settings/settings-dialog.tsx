import { useState } from 'react';
import { useStore } from 'zustand';
import { KeyList } from '../../commands/key-list.tsx';
import type { KeysOf } from '../../commands/use-keys.ts';
import type { SessionStore } from '../../lib/session-store.ts';
import type { SettingsActions, SettingsStore } from '../../lib/settings-store.ts';
import type { WorkspaceCare } from '../../lib/workspace-care.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { WorkspaceSettings } from './workspace-settings.tsx';
import './settings.css';

interface SettingsDialogProps {
  readonly store: SettingsStore;
  readonly actions: SettingsActions;
  readonly session: SessionStore;
  readonly care: WorkspaceCare;
  readonly keysOf: KeysOf;
  readonly onClose: () => void;
}

type Page = 'general' | 'workspaces' | 'keys';

/** The region `Settings`: choices for this machine, its workspaces, and the keys. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { store, actions, session, care, keysOf, onClose } = props;
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
                />
              ),
            },
            {
              value: 'workspaces',
              label: 'Workspaces',
              panel: <WorkspaceSettings session={session} care={care} />,
            },
            { value: 'keys', label: 'Keys', panel: <KeyList keysOf={keysOf} /> },
          ]}
        />
      </section>
    </Dialog>
  );
}
