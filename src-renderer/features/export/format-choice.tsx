import type { ExportFormat } from '../../../src-shared/export-options.ts';
import { formatText } from './export-text.ts';

interface FormatChoiceProps {
  readonly value: ExportFormat;
  readonly disabled: boolean;
  readonly onChange: (format: ExportFormat) => void;
}

const formats = [
  'csv',
  'xlsx',
  'json',
  'jsonl',
  'html',
  'pdf',
  'wav',
] as const satisfies readonly ExportFormat[];

/** The formats as radio buttons, each with a sentence. ↑ and ↓ move between them. */
export function FormatChoice({ value, disabled, onChange }: FormatChoiceProps) {
  return (
    <fieldset className="export-formats" disabled={disabled}>
      <legend className="field-label">{formatText.label}</legend>
      {formats.map((format) => (
        <label className="export-format" key={format}>
          <input
            type="radio"
            name="export-format"
            checked={format === value}
            aria-describedby={`export-format-${format}`}
            onChange={() => {
              onChange(format);
            }}
          />
          <span className="export-format-name">{formatText.name[format]}</span>
          <span className="export-dim" id={`export-format-${format}`}>
            {formatText.description[format]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
