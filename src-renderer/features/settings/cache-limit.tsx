import { useEffect, useState } from 'react';
import type { Settings } from '../../../src-shared/settings.ts';
import { formatBytes } from '../../lib/format.ts';
import type { SettingsActions } from '../../lib/settings-store.ts';
import { SavedField } from './saved-field.tsx';

interface CacheLimitProps {
  readonly limitMb: number;
  readonly save: (changes: Partial<Settings>) => Promise<boolean>;
  readonly roomTaken: SettingsActions['roomTaken'];
}

const rule =
  'For each workspace. When it is full, recordings heard longest ago make room; Retell still has them.';

/** How much room recordings may take, and how much they do. */
export function CacheLimit({ limitMb, save, roomTaken }: CacheLimitProps) {
  const [problem, setProblem] = useState<string>();
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    void roomTaken().then(setBytes);
  }, [roomTaken]);
  return (
    <SavedField
      label="Room for recordings, in MB"
      hint={
        bytes === undefined ? rule : `${rule} Those of this workspace take ${formatBytes(bytes)}.`
      }
      value={String(limitMb)}
      problem={problem}
      onSave={async (text) => {
        const cacheLimitMb = Number(text);
        const fits = Number.isInteger(cacheLimitMb) && cacheLimitMb >= 100 && cacheLimitMb <= 1e6;
        setProblem(fits ? undefined : 'Write a whole number from 100 to 1,000,000.');
        if (!fits || !(await save({ cacheLimitMb }))) return false;
        // Less room is made use of at once, and that is seen here.
        setBytes(await roomTaken());
        return true;
      }}
    />
  );
}
