import { useEffect, useState } from 'react';
import type { Settings } from '../../../src-shared/settings.ts';
import { formatBytes } from '../../lib/format.ts';
import type { SettingsActions } from '../../lib/settings-store.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Checkbox } from '../../ui/fields.tsx';
import { ReadOnlySetting } from './read-only-setting.tsx';

interface CacheLimitProps {
  readonly limitMb: number;
  readonly save: (changes: Partial<Settings>) => Promise<boolean>;
  readonly recordingCacheBytes: SettingsActions['recordingCacheBytes'];
}

const limitHint =
  'For each workspace. When it is full, recordings heard longest ago make room; Retell still has them.';

/** How much room recordings may take, and how much they do. */
export function CacheLimit({ limitMb, save, recordingCacheBytes }: CacheLimitProps) {
  const [problem, setProblem] = useState<string>();
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    void recordingCacheBytes().then(setBytes);
  }, [recordingCacheBytes]);
  return (
    <AutosaveField
      label="Room for recordings, in MB"
      hint={
        bytes === undefined
          ? limitHint
          : `${limitHint} Those of this workspace take ${formatBytes(bytes)}.`
      }
      value={String(limitMb)}
      problem={problem}
      onSave={async (text) => {
        const cacheLimitMb = Number(text);
        const isValid =
          Number.isInteger(cacheLimitMb) && cacheLimitMb >= 100 && cacheLimitMb <= 1e6;
        setProblem(isValid ? undefined : 'Write a whole number from 100 to 1,000,000.');
        if (!isValid || !(await save({ cacheLimitMb }))) return false;
        // Less room is made use of at once, and that is seen here.
        setBytes(await recordingCacheBytes());
        return true;
      }}
    />
  );
}

interface GeneralSettingsProps {
  readonly settings: Settings;
  readonly save: (changes: Partial<Settings>) => Promise<boolean>;
  readonly dataFolder: string;
  readonly recordingCacheBytes: SettingsActions['recordingCacheBytes'];
}

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'dark', label: 'Graphite (dark)' },
  { value: 'light', label: 'Paper (light)' },
] as const;

const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3].map((rate) => ({
  value: String(rate),
  label: `${rate}×`,
}));

/** Choices of the person at this machine; each is saved as it is made. */
export function GeneralSettings({
  settings,
  save,
  dataFolder,
  recordingCacheBytes,
}: GeneralSettingsProps) {
  return (
    <div className="settings-page">
      <div className="settings-line">
        <span className="settings-name">Theme</span>
        <SegmentedControl
          label="Theme"
          value={settings.theme}
          options={themes}
          onChange={(theme) => void save({ theme })}
        />
      </div>
      <AutosaveField
        label="Reviewer’s name"
        hint="Written beside every submitted review, and in exports."
        value={settings.reviewerName}
        onSave={(reviewerName) => save({ reviewerName })}
      />
      <AutosaveField
        label="Export folder"
        hint="Empty means the downloads folder."
        value={settings.exportFolder}
        onSave={(exportFolder) => save({ exportFolder })}
      />
      <CacheLimit
        limitMb={settings.cacheLimitMb}
        save={save}
        recordingCacheBytes={recordingCacheBytes}
      />
      <Checkbox
        label="Fetch the next recording ahead"
        checked={settings.fetchAhead}
        onChange={(event) => void save({ fetchAhead: event.target.checked })}
      />
      <div className="settings-rate">
        <SelectField
          label="Speed at which a call opens"
          options={rates}
          selected={[String(settings.playbackRate)]}
          single
          onChange={([rate]) => void save({ playbackRate: Number(rate) })}
        />
      </div>
      <Checkbox
        label="Follow the spoken word in the transcript"
        checked={settings.followSpokenWord}
        onChange={(event) => void save({ followSpokenWord: event.target.checked })}
      />
      <Checkbox
        label="Skip silence"
        checked={settings.skipSilence}
        onChange={(event) => void save({ skipSilence: event.target.checked })}
      />
      <dl className="settings-read-only">
        <ReadOnlySetting name="Data folder" value={dataFolder} />
      </dl>
    </div>
  );
}
