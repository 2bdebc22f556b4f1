import { Pause, Play, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { apiKeyActionFor, headerText, syncText } from './header-text.ts';

interface SyncLineProps {
  readonly sync: SyncStatus;
  readonly onToggle: () => void;
  /** Checks for new calls; this also restarts a sync that has stopped. */
  readonly onSyncNow: () => void;
  readonly onReplaceApiKey: () => void;
}

/** The state of the sync and its buttons: pause, resume, check now, replace the API key. */
export function SyncLine({ sync, onToggle, ...actions }: SyncLineProps) {
  const { text, done, running } = syncText(sync, 0);
  const { phase, failing } = sync;
  const paused = phase === 'paused';
  return (
    <div className="header-sync">
      <span className={`figure${phase === 'failed' ? ' header-sync-failed' : ''}`}>
        {phase === 'waiting' ? <Countdown key={sync.nextTryMs} sync={sync} /> : text}
      </span>
      {running || paused ? (
        <Progress label={headerText.sync} fraction={done} running={running} />
      ) : undefined}
      {canPause[phase] ? <PauseButton paused={paused} onToggle={onToggle} /> : undefined}
      {phase === 'failed' || (phase === 'up-to-date' && failing !== undefined) ? (
        <SyncActions sync={sync} {...actions} />
      ) : undefined}
    </div>
  );
}

const canPause: { readonly [P in SyncStatus['phase']]: boolean } = {
  idle: false,
  listing: true,
  fetching: true,
  waiting: true,
  paused: true,
  failed: false,
  'up-to-date': false,
};

interface PauseButtonProps {
  readonly paused: boolean;
  readonly onToggle: () => void;
}

const PauseButton = ({ paused, onToggle }: PauseButtonProps) => (
  <IconButton
    label={paused ? headerText.resume : headerText.pause}
    icon={paused ? <Play /> : <Pause />}
    onClick={onToggle}
  />
);

/** The actions for a sync that stopped, or that finished without some of the calls. */
function SyncActions({
  sync,
  onSyncNow: onLook,
  onReplaceApiKey: onReplaceKey,
}: Omit<SyncLineProps, 'onToggle'>) {
  const apiKeyAction = apiKeyActionFor(sync.reason);
  return (
    <>
      {apiKeyAction === undefined ? undefined : (
        <Button onClick={onReplaceKey}>{apiKeyAction}</Button>
      )}
      <IconButton
        label={headerText.checkNow}
        shortcut={useShortcut('sync.now')}
        icon={<RefreshCw />}
        onClick={onLook}
      />
    </>
  );
}

/** The text of a wait. It is mounted anew for each wait, so that it starts with the current time. */
function Countdown({ sync }: Pick<SyncLineProps, 'sync'>) {
  const nowMs = useNow();
  return syncText(sync, nowMs).text;
}

/** The current time, updated every second. */
function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return nowMs;
}
