import { Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import { IconButton } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { syncWords } from './sync-words.ts';

interface SyncLineProps {
  readonly sync: SyncStatus;
  readonly onToggle: () => void;
}

/** How far the sync is, what it waits for, and the button that holds it. */
export function SyncLine({ sync, onToggle }: SyncLineProps) {
  const { words, done, running } = syncWords(sync, 0);
  const paused = sync.phase === 'paused';
  const waiting = sync.phase === 'waiting';
  const canPause = paused || running || waiting;
  return (
    <div className="header-sync">
      <span className={`figure${sync.phase === 'failed' ? ' header-sync-failed' : ''}`}>
        {waiting ? <Countdown key={sync.nextTryMs} sync={sync} /> : words}
      </span>
      {running || paused ? <Progress label="Sync" done={done} running={running} /> : undefined}
      {canPause ? (
        <IconButton
          label={paused ? 'Resume the sync' : 'Pause the sync'}
          icon={paused ? <Play /> : <Pause />}
          onClick={onToggle}
        />
      ) : undefined}
    </div>
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
