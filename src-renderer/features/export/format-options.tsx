import type { CsvDialect, ExportOptions, Silence } from '../../../src-shared/export-options.ts';
import { spreadsheetDialect } from '../../../src-shared/csv-dialects.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/fields.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { ClipOptions } from './clip-options.tsx';
import { clipText, formatText } from './export-text.ts';

interface FormatOptionsProps {
  readonly options: ExportOptions;
  /** One call has no summary. */
  readonly isOneCall: boolean;
  /** The sign that this computer puts before decimals. */
  readonly decimalSign: CsvDialect['decimalSign'];
  readonly onChange: (options: ExportOptions) => void;
}

/** The options of the chosen format; nothing if it has none. */
export function FormatOptions(props: FormatOptionsProps) {
  const { options, isOneCall, decimalSign, onChange } = props;
  switch (options.format) {
    case 'csv':
      return (
        <CsvOptions
          dialect={options}
          decimalSign={decimalSign}
          onChange={(dialect) => {
            onChange({ format: 'csv', ...dialect });
          }}
        />
      );
    case 'html':
      return (
        <>
          <ContentChoice options={options} isOneCall={isOneCall} onChange={onChange} />
          {options.content === 'scorecards' ? (
            <PageClips options={options} onChange={onChange} />
          ) : undefined}
        </>
      );
    case 'pdf':
      return <ContentChoice options={options} isOneCall={isOneCall} onChange={onChange} />;
    case 'wav':
      return (
        <ClipOptions
          silence={options.silence}
          onChange={(silence) => {
            onChange({ ...options, silence });
          }}
        />
      );
    case 'jsonl':
      return (
        <SegmentedControl
          label={formatText.per}
          value={options.per}
          options={choices(formatText.pers)}
          onChange={(per) => {
            onChange({ ...options, per });
          }}
        />
      );
    case 'json':
    case 'xlsx':
      return undefined;
    default:
      return options satisfies never;
  }
}

type PageOptions = Extract<ExportOptions, { format: 'html' | 'pdf' }>;

interface ContentChoiceProps {
  readonly options: PageOptions;
  readonly isOneCall: boolean;
  readonly onChange: (options: PageOptions) => void;
}

const ContentChoice = ({ options, isOneCall, onChange }: ContentChoiceProps) =>
  isOneCall ? undefined : (
    <SegmentedControl
      label={formatText.content}
      value={options.content}
      options={choices(formatText.contents)}
      onChange={(content) => {
        onChange({ ...options, content });
      }}
    />
  );

type HtmlOptions = Extract<ExportOptions, { format: 'html' }>;

/** With clips, nothing is silenced at first. */
export const noSilence: Silence = { redactedWords: false, words: [] };

interface PageClipsProps {
  readonly options: HtmlOptions;
  readonly onChange: (options: HtmlOptions) => void;
}

function PageClips({ options, onChange }: PageClipsProps) {
  const { clips, ...rest } = options;
  return (
    <>
      <Checkbox
        label={clipText.include}
        checked={clips !== undefined}
        onChange={(event) => {
          onChange(event.target.checked ? { ...rest, clips: noSilence } : rest);
        }}
      />
      {clips === undefined ? undefined : (
        <div className="export-dependent">
          <ClipOptions
            silence={clips}
            onChange={(silence) => {
              onChange({ ...rest, clips: silence });
            }}
          />
        </div>
      )}
    </>
  );
}

interface CsvOptionsProps {
  readonly dialect: CsvDialect;
  readonly decimalSign: CsvDialect['decimalSign'];
  readonly onChange: (dialect: CsvDialect) => void;
}

function CsvOptions({ dialect, decimalSign, onChange }: CsvOptionsProps) {
  const expected = spreadsheetDialect(decimalSign);
  const { separator, guarded } = dialect;
  const isExpected =
    separator === expected.separator && dialect.decimalSign === expected.decimalSign && guarded;
  return (
    <>
      <div className="export-options">
        <SingleSelectField
          label={formatText.separator}
          options={choices(formatText.separators)}
          value={separator}
          onChange={(value) => {
            onChange({ ...dialect, separator: value });
          }}
        />
        <SingleSelectField
          label={formatText.decimalSign}
          options={choices(formatText.decimalSigns)}
          value={dialect.decimalSign}
          onChange={(value) => {
            onChange({ ...dialect, decimalSign: value });
          }}
        />
      </div>
      <Checkbox
        label={formatText.guarded}
        checked={guarded}
        onChange={(event) => {
          onChange({ ...dialect, guarded: event.target.checked });
        }}
      />
      {isExpected ? undefined : (
        <div className="export-expected">
          <span className="export-dim">
            {formatText.spreadsheetFormat(
              formatText.separators[expected.separator].toLowerCase(),
              formatText.decimalSigns[expected.decimalSign].toLowerCase(),
            )}
          </span>
          <Button
            onClick={() => {
              onChange(expected);
            }}
          >
            {formatText.adoptSpreadsheetFormat}
          </Button>
        </div>
      )}
    </>
  );
}

/** The entries of a table of labels as the options of a field. */
const choices = <Value extends string>(labels: Readonly<Record<Value, string>>) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the type of the keys
  (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));
