import { useEffect, useState } from 'react';
import type { Settings, SettingsChange } from '../../../src-shared/settings.ts';
import type { SettingsActions } from '../../lib/settings-store.ts';
import { AutosaveField, useAutosave } from '../../ui/autosave-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextArea } from '../../ui/fields.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { ReadOnlySetting } from './read-only-setting.tsx';
import { generalText } from './settings-text.ts';

interface GeneralSettingsProps {
  readonly settings: Settings;
  readonly save: (changes: SettingsChange) => Promise<boolean>;
  readonly chooseExportFolder: () => Promise<void>;
  readonly setRetention: (days: number, withReviews: boolean) => Promise<void>;
  readonly dataFolder: string;
  readonly recordingCacheBytes: SettingsActions['recordingCacheBytes'];
}

const themes = (['system', 'dark', 'light'] as const).map((value) => ({
  value,
  label: generalText.themes[value],
}));

const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3].map((rate) => ({
  value: String(rate),
  label: `${rate}×`,
}));

const retentions = [0, 30, 90, 180, 365, 730].map((days) => ({
  value: String(days),
  label: generalText.retentionDays(days),
}));

/** The settings of this computer. Each change is saved at once. */
export function GeneralSettings(props: GeneralSettingsProps) {
  const { settings, save, dataFolder, recordingCacheBytes } = props;
  return (
    <div className="settings-page">
      <div className="settings-line">
        <span className="settings-name">{generalText.theme}</span>
        <SegmentedControl
          label={generalText.theme}
          value={settings.theme}
          options={themes}
          onChange={(theme) => void save({ theme })}
        />
      </div>
      <AutosaveField
        label={generalText.reviewerName}
        hint={generalText.reviewerNameHint}
        value={settings.reviewerName}
        onSave={(reviewerName) => save({ reviewerName })}
      />
      <ExportFolder folder={settings.exportFolder} save={save} choose={props.chooseExportFolder} />
      <CacheLimit
        limitMb={settings.cacheLimitMb}
        save={save}
        recordingCacheBytes={recordingCacheBytes}
      />
      <Retention settings={settings} setRetention={props.setRetention} />
      <Checkbox
        label={generalText.prefetch}
        checked={settings.fetchAhead}
        onChange={(event) => void save({ fetchAhead: event.target.checked })}
      />
      <div className="settings-rate">
        <SingleSelectField
          label={generalText.playbackRate}
          options={rates}
          value={String(settings.playbackRate)}
          onChange={(rate) => void save({ playbackRate: Number(rate) })}
        />
      </div>
      <Checkbox
        label={generalText.unbiasedMode}
        checked={settings.unbiasedMode}
        onChange={(event) => void save({ unbiasedMode: event.target.checked })}
      />
      <Checkbox
        label={generalText.followSpokenWord}
        checked={settings.followSpokenWord}
        onChange={(event) => void save({ followSpokenWord: event.target.checked })}
      />
      <Checkbox
        label={generalText.skipSilence}
        checked={settings.skipSilence}
        onChange={(event) => void save({ skipSilence: event.target.checked })}
      />
      <SkipReasons reasons={settings.skipReasons} save={save} />
      <dl className="settings-read-only">
        <ReadOnlySetting name={generalText.dataFolder} value={dataFolder} />
      </dl>
    </div>
  );
}

type SaveProps = Pick<GeneralSettingsProps, 'save'>;

interface ExportFolderProps extends SaveProps {
  readonly folder: string;
  readonly choose: () => Promise<void>;
}

/** Where exports go. The folder is chosen in a dialog of the system, not typed. */
const ExportFolder = ({ folder, save, choose }: ExportFolderProps) => (
  <div className="settings-line">
    <span className="settings-name">
      {generalText.exportFolder}
      <span className="settings-folder">{folder === '' ? generalText.downloads : folder}</span>
    </span>
    <span className="settings-folder-actions">
      {folder === '' ? undefined : (
        <Button onClick={() => void save({ exportFolder: '' })}>{generalText.toDownloads}</Button>
      )}
      <Button onClick={() => void choose()}>{generalText.chooseExportFolder}</Button>
    </span>
  </div>
);

type RetentionProps = Pick<GeneralSettingsProps, 'settings' | 'setRetention'>;

/** Which calls are removed by their age. Main confirms both, so they change only after its dialog. */
function Retention({ settings, setRetention }: RetentionProps) {
  const { removeCallsAfterDays: days, removeReviewedCalls: withReviews } = settings;
  return (
    <>
      <div className="settings-rate">
        <SingleSelectField
          label={generalText.retention}
          options={retentions}
          value={String(days)}
          onChange={(chosen) => void setRetention(Number(chosen), withReviews)}
        />
      </div>
      {days === 0 ? undefined : (
        <Checkbox
          label={generalText.retentionWithReviews}
          checked={withReviews}
          onChange={(event) => void setRetention(days, event.target.checked)}
        />
      )}
    </>
  );
}

interface CacheLimitProps extends SaveProps {
  readonly limitMb: number;
  readonly recordingCacheBytes: SettingsActions['recordingCacheBytes'];
}

/** The limit of the recording cache, and how much of it is used. */
function CacheLimit({ limitMb, save, recordingCacheBytes }: CacheLimitProps) {
  const [problem, setProblem] = useState<string>();
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    void recordingCacheBytes().then(setBytes);
  }, [recordingCacheBytes]);
  return (
    <AutosaveField
      label={generalText.cacheLimit}
      hint={generalText.cacheLimitHint(bytes)}
      value={String(limitMb)}
      problem={problem}
      onSave={async (text) => {
        const cacheLimitMb = Number(text);
        const isValid =
          Number.isInteger(cacheLimitMb) && cacheLimitMb >= 100 && cacheLimitMb <= 1e6;
        setProblem(isValid ? undefined : generalText.cacheLimitProblem);
        if (!isValid || !(await save({ cacheLimitMb }))) return false;
        // A lower limit removes recordings at once, so the size is read again.
        setBytes(await recordingCacheBytes());
        return true;
      }}
    />
  );
}

interface SkipReasonsProps extends SaveProps {
  readonly reasons: readonly string[];
}

function SkipReasons({ reasons, save }: SkipReasonsProps) {
  const { text, onText, saveNow } = useAutosave(reasons.join('\n'), (lines) =>
    save({ skipReasons: linesOf(lines) }),
  );
  return (
    <TextArea
      label={generalText.skipReasons}
      hint={generalText.skipReasonsHint}
      rows={4}
      maxLength={2000}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onBlur={() => void saveNow()}
    />
  );
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
