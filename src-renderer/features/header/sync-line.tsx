import { Pause, Play, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { apiKeyActionFor, syncText } from './sync-text.ts';

interface SyncLineProps {
  readonly sync: SyncStatus;
  readonly onToggle: () => void;
  /** Looks for new calls now, which is also how a sync that has stopped is begun again. */
  readonly onSyncNow: () => void;
  readonly onReplaceApiKey: () => void;
}

/** How far the sync is, what it waits for, and the buttons that hold it or send it on. */
export function SyncLine({ sync, onToggle, ...ways }: SyncLineProps) {
  const { text: words, done, running } = syncText(sync, 0);
  const { phase, failing } = sync;
  const paused = phase === 'paused';
  return (
    <div className="header-sync">
      <span className={`figure${phase === 'failed' ? ' header-sync-failed' : ''}`}>
        {phase === 'waiting' ? <Countdown key={sync.nextTryMs} sync={sync} /> : words}
      </span>
      {running || paused ? <Progress label="Sync" fraction={done} running={running} /> : undefined}
      {canPause[phase] ? <PauseButton paused={paused} onToggle={onToggle} /> : undefined}
      {phase === 'failed' || (phase === 'up-to-date' && failing !== undefined) ? (
        <SyncActions sync={sync} {...ways} />
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
    label={paused ? 'Resume the sync' : 'Pause the sync'}
    icon={paused ? <Play /> : <Pause />}
    onClick={onToggle}
  />
);

/** The ways on from a sync that has stopped, or has come to its end without some of the calls. */
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
        label="Look for new calls now"
        shortcut={useShortcut('sync.now')}
        icon={<RefreshCw />}
        onClick={onLook}
      />
    </>
  );
}

/** The words of a wait. A new one for each wait: the time that an earlier one ended at is long past. */
function Countdown({ sync }: Pick<SyncLineProps, 'sync'>) {
  const nowMs = useNow();
  return syncText(sync, nowMs).text;
}

/** The time of day, told anew every second. */
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
