import {
  ChevronDown,
  CircleQuestionMark,
  Download,
  PanelLeft,
  Settings,
  UserRound,
} from 'lucide-react';
import { useStore } from 'zustand';
import { isNearLimit } from '../../../src-shared/concurrency-limit.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import type { SessionStore } from '../../lib/session/session-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { ConcurrencyFigure } from './concurrency-figure.tsx';
import { concurrencyText, headerText } from './header-text.ts';
import { SyncLine } from './sync-line.tsx';
import './header.css';

interface HeaderProps {
  readonly session: SessionStore;
  readonly registry: Pick<CommandRegistry, 'run'>;
  readonly isQueueHidden: boolean;
  /** The screen that is shown. */
  readonly screen: 'desk' | 'rubrics' | 'plans' | 'insights' | 'calibration';
  readonly reviewerName: string;
  readonly openWorkspace: (id: string) => void;
}

/** The workspace menu, the state of the sync, and the buttons for export, settings and help. */
export function Header(props: HeaderProps) {
  const { session, registry, isQueueHidden, screen, reviewerName, openWorkspace } = props;
  const { sync, concurrency, measuring } = useStore(session);
  const run = (id: string) => () => {
    registry.run(id);
  };
  return (
    <header className="header">
      <IconButton
        label={isQueueHidden ? headerText.showQueue : headerText.hideQueue}
        shortcut={useShortcut('queue.toggle')}
        icon={<PanelLeft />}
        onClick={run('queue.toggle')}
      />
      <h1>
        <Wordmark />
      </h1>
      <WorkspaceMenu session={session} run={run} openWorkspace={openWorkspace} />
      <Screens screen={screen} run={run} />
      <span className="header-space" />
      {measuring === undefined ? undefined : (
        <span className="header-measuring figure" title={headerText.measuringHint}>
          {headerText.measuring(measuring)}
        </span>
      )}
      {sync === undefined ? undefined : (
        <SyncLine
          sync={sync}
          onToggle={run('sync.pause')}
          onSyncNow={run('sync.now')}
          onReplaceApiKey={run('workspace.replace-key')}
        />
      )}
      {concurrency !== undefined && isNearLimit(concurrency) ? (
        <ConcurrencyFigure {...concurrency} />
      ) : undefined}
      <Tooltip text={headerText.export} shortcut={useShortcut('export.open')}>
        <Button tone="quiet" icon={<Download aria-hidden="true" />} onClick={run('export.open')}>
          {headerText.export}
        </Button>
      </Tooltip>
      <IconButton
        label={headerText.reviewer(reviewerName)}
        shortcut={useShortcut('reviewer.switch')}
        icon={<UserRound />}
        onClick={run('reviewer.switch')}
      />
      <IconButton
        label={headerText.settings}
        shortcut={useShortcut('settings.open')}
        icon={<Settings />}
        onClick={run('settings.open')}
      />
      <IconButton
        label={headerText.shortcuts}
        shortcut={useShortcut('help.open')}
        icon={<CircleQuestionMark />}
        onClick={run('help.open')}
      />
    </header>
  );
}

interface ScreensProps {
  readonly screen: HeaderProps['screen'];
  readonly run: (id: string) => () => void;
}

const Screens = ({ screen, run }: ScreensProps) => (
  <nav className="header-screens" aria-label={headerText.screens}>
    {(['desk', 'rubrics', 'plans', 'insights', 'calibration'] as const).map((name) => (
      <ScreenButton
        key={name}
        name={name}
        isCurrent={name === screen}
        onClick={run(`screen.${name}`)}
      />
    ))}
  </nav>
);

interface ScreenButtonProps {
  readonly name: HeaderProps['screen'];
  readonly isCurrent: boolean;
  readonly onClick: () => void;
}

const ScreenButton = ({ name, isCurrent, onClick }: ScreenButtonProps) => (
  <Tooltip text={headerText[name]} shortcut={useShortcut(`screen.${name}`)}>
    <Button tone="quiet" aria-current={isCurrent ? 'page' : undefined} onClick={onClick}>
      {headerText[name]}
    </Button>
  </Tooltip>
);

interface WorkspaceMenuProps {
  readonly session: SessionStore;
  readonly run: (id: string) => () => void;
  readonly openWorkspace: (id: string) => void;
}

function WorkspaceMenu({ session, run, openWorkspace }: WorkspaceMenuProps) {
  const { route: place, workspaces, concurrency } = useStore(session);
  const keys = useShortcut('workspace.close');
  const current = place.at === 'desk' ? place.opened.workspace : undefined;
  const others = workspaces.filter(({ id }) => id !== current?.id);
  return (
    <Menu
      trigger={
        <Button
          tone="quiet"
          className="header-workspace"
          aria-label={headerText.workspace(current?.name ?? '')}
        >
          {current?.name}
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      {others.map((workspace) => (
        <MenuItem
          key={workspace.id}
          note={workspace.baseUrl}
          onSelect={() => {
            openWorkspace(workspace.id);
          }}
        >
          {workspace.name}
        </MenuItem>
      ))}
      {others.length === 0 ? undefined : <MenuSeparator />}
      {concurrency === undefined ? undefined : (
        <p className="menu-label">{concurrencyText(concurrency, isNearLimit(concurrency))}</p>
      )}
      <MenuItem onSelect={run('sync.now')} shortcut={useShortcut('sync.now')}>
        {headerText.checkNow}
      </MenuItem>
      <MenuItem onSelect={run('settings.open')} shortcut={useShortcut('settings.open')}>
        {headerText.settings}
      </MenuItem>
      <MenuItem onSelect={run('workspace.close')} shortcut={keys}>
        {headerText.switchWorkspace}
      </MenuItem>
    </Menu>
  );
}
