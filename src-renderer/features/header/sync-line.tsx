import { Pause, Play, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import { useKeys } from '../../commands/use-keys.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { keyActionFor, syncWords } from './sync-words.ts';

interface SyncLineProps {
  readonly sync: SyncStatus;
  readonly onToggle: () => void;
  /** Looks for new calls now, which is also how a sync that has stopped is begun again. */
  readonly onLook: () => void;
  readonly onReplaceKey: () => void;
}

/** How far the sync is, what it waits for, and the buttons that hold it or send it on. */
export function SyncLine({ sync, onToggle, ...ways }: SyncLineProps) {
  const { words, done, running } = syncWords(sync, 0);
  const { phase, failing } = sync;
  const paused = phase === 'paused';
  return (
    <div className="header-sync">
      <span className={`figure${phase === 'failed' ? ' header-sync-failed' : ''}`}>
        {phase === 'waiting' ? <Countdown key={sync.nextTryMs} sync={sync} /> : words}
      </span>
      {running || paused ? <Progress label="Sync" done={done} running={running} /> : undefined}
      {canBeHeld[phase] ? <Hold paused={paused} onToggle={onToggle} /> : undefined}
      {phase === 'failed' || (phase === 'up-to-date' && failing !== undefined) ? (
        <WaysOn sync={sync} {...ways} />
      ) : undefined}
    </div>
  );
}

const canBeHeld: { readonly [P in SyncStatus['phase']]: boolean } = {
  idle: false,
  listing: true,
  fetching: true,
  waiting: true,
  paused: true,
  failed: false,
  'up-to-date': false,
};

interface HoldProps {
  readonly paused: boolean;
  readonly onToggle: () => void;
}

const Hold = ({ paused, onToggle }: HoldProps) => (
  <IconButton
    label={paused ? 'Resume the sync' : 'Pause the sync'}
    icon={paused ? <Play /> : <Pause />}
    onClick={onToggle}
  />
);

/** The ways on from a sync that has stopped, or has come to its end without some of the calls. */
function WaysOn({ sync, onLook, onReplaceKey }: Omit<SyncLineProps, 'onToggle'>) {
  const keyAction = keyActionFor(sync.reason);
  return (
    <>
      {keyAction === undefined ? undefined : <Button onClick={onReplaceKey}>{keyAction}</Button>}
      <IconButton
        label="Look for new calls now"
        keys={useKeys('sync.now')}
        icon={<RefreshCw />}
        onClick={onLook}
      />
    </>
  );
}

/** The words of a wait. A new one for each wait: the time that an earlier one ended at is long past. */
function Countdown({ sync }: Pick<SyncLineProps, 'sync'>) {
  const nowMs = useSeconds();
  return syncWords(sync, nowMs).words;
}

/** The time of day, told anew every second. */
function useSeconds(): number {
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
