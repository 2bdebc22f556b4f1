import type { Settings } from '../../../src-shared/settings.ts';
import type { SettingsActions } from '../../lib/settings-store.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Checkbox } from '../../ui/text-field.tsx';
import { CacheLimit } from './cache-limit.tsx';
import { SavedField } from './saved-field.tsx';
import { SettingFact } from './setting-fact.tsx';

interface GeneralSettingsProps {
  readonly settings: Settings;
  readonly save: (changes: Partial<Settings>) => Promise<boolean>;
  readonly dataFolder: string;
  readonly roomTaken: SettingsActions['roomTaken'];
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
export function GeneralSettings({ settings, save, dataFolder, roomTaken }: GeneralSettingsProps) {
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
      <CacheLimit limitMb={settings.cacheLimitMb} save={save} roomTaken={roomTaken} />
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
