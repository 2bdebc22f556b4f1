import { useState } from 'react';
import type { Settings } from '../../../src-shared/settings.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Checkbox, TextField } from '../../ui/text-field.tsx';
import { useSavedText } from '../../ui/use-saved-text.ts';
import { SettingFact } from './setting-fact.tsx';

interface SavedSettingsProps {
  readonly settings: Settings;
  readonly save: (changes: Partial<Settings>) => Promise<boolean>;
}

interface GeneralSettingsProps extends SavedSettingsProps {
  readonly dataFolder: string;
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
export function GeneralSettings({ settings, save, dataFolder }: GeneralSettingsProps) {
  return (
    <div className="settings-page">
      <div className="settings-line">
        <span className="settings-name">Theme</span>
        <Segments
          label="Theme"
          value={settings.theme}
          options={themes}
          onChange={(theme) => void save({ theme })}
        />
      </div>
      <SavedField
        label="Reviewer’s name"
        hint="Written beside every submitted review, and in exports."
        value={settings.reviewerName}
        onSave={(reviewerName) => save({ reviewerName })}
      />
      <SavedField
        label="Export folder"
        hint="Empty means the downloads folder."
        value={settings.exportFolder}
        onSave={(exportFolder) => save({ exportFolder })}
      />
      <CacheLimit settings={settings} save={save} />
      <Checkbox
        label="Fetch the next recording ahead"
        checked={settings.fetchAhead}
        onChange={(event) => void save({ fetchAhead: event.target.checked })}
      />
      <div className="settings-rate">
        <ChoiceField
          label="Speed at which a call opens"
          options={rates}
          chosen={[String(settings.playbackRate)]}
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
      <dl className="settings-facts">
        <SettingFact name="Data folder" value={dataFolder} />
      </dl>
    </div>
  );
}

function CacheLimit({ settings, save }: SavedSettingsProps) {
  const [problem, setProblem] = useState<string>();
  return (
    <SavedField
      label="Room for recordings, in MB"
      hint="When it is full, recordings heard longest ago make room; Retell still has them."
      value={String(settings.cacheLimitMb)}
      problem={problem}
      onSave={async (text) => {
        const cacheLimitMb = Number(text);
        const fits = Number.isInteger(cacheLimitMb) && cacheLimitMb >= 100 && cacheLimitMb <= 1e6;
        setProblem(fits ? undefined : 'Write a whole number from 100 to 1,000,000.');
        return fits && save({ cacheLimitMb });
      }}
    />
  );
}

interface SavedFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly onSave: (text: string) => Promise<boolean>;
}

/** A text that is saved when it is left, or on Enter. */
function SavedField({ label, hint, value, problem, onSave }: SavedFieldProps) {
  const { text, onText, take } = useSavedText(value, onSave);
  return (
    <TextField
      label={label}
      hint={hint}
      problem={problem}
      value={text}
      onChange={(event) => {
        onText(event.target.value);
      }}
      onBlur={() => void take()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void take();
      }}
    />
  );
}
