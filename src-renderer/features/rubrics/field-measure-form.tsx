import type { CallFilter } from '../../../src-shared/filter.ts';
import type { FieldMeasure } from '../../../src-shared/measures/measure.ts';
import { TextField } from '../../ui/fields.tsx';
import { SelectField, SingleSelectField } from '../../ui/select-field.tsx';
import { measureFormText } from './rubrics-text.ts';

interface FieldMeasureFormProps {
  readonly measure: FieldMeasure;
  readonly onChange: (measure: FieldMeasure) => void;
}

const fields = [
  { value: 'outcome', label: measureFormText.fieldOutcome },
  { value: 'tool', label: measureFormText.fieldTool },
  { value: 'sentiment', label: measureFormText.fieldSentiment },
  { value: 'analysis', label: measureFormText.fieldAnalysis },
] as const;
type FieldChoice = (typeof fields)[number]['value'];

/** The most common fields for measures. A rubric file may use any other field. */
export function FieldMeasureForm({ measure, onChange }: FieldMeasureFormProps) {
  const { filter } = measure;
  const choice = choiceOf(filter);
  const set = (next: CallFilter): void => onChange({ ...measure, filter: next });
  const tool = filter.tool_calls?.[0];
  const analysis = filter.custom_analysis_data?.[0];
  return (
    <div className="rubric-row">
      <SingleSelectField
        label={measureFormText.fieldName}
        options={fields}
        value={choice}
        onChange={(next) => set(firstFilter(next))}
      />
      {tool === undefined ? undefined : (
        <TextField
          label={measureFormText.fieldKey}
          value={tool.name}
          onChange={(event) => set({ tool_calls: [{ ...tool, name: event.target.value }] })}
        />
      )}
      {filter.user_sentiment === undefined ? undefined : (
        <SelectField
          label={measureFormText.fieldSentiment}
          options={sentiments}
          selected={filter.user_sentiment.value}
          onChange={(value) =>
            set({ user_sentiment: { type: 'enum', op: 'in', value: [...value] } })
          }
        />
      )}
      {analysis === undefined ? undefined : (
        <>
          <TextField
            label={measureFormText.fieldKey}
            value={analysis.key}
            onChange={(event) =>
              set({ custom_analysis_data: [{ ...analysis, key: event.target.value }] })
            }
          />
          <TextField
            label={measureFormText.fieldValue}
            value={'value' in analysis ? String(analysis.value) : ''}
            onChange={(event) =>
              set({ custom_analysis_data: [analysisFilter(analysis.key, event.target.value)] })
            }
          />
        </>
      )}
    </div>
  );
}

const sentiments = ['Positive', 'Neutral', 'Negative', 'Unknown'].map((value) => ({
  value,
  label: value,
}));

function choiceOf(filter: CallFilter): FieldChoice {
  if (filter.tool_calls !== undefined) return 'tool';
  if (filter.user_sentiment !== undefined) return 'sentiment';
  return filter.custom_analysis_data === undefined ? 'outcome' : 'analysis';
}

function firstFilter(choice: FieldChoice): CallFilter {
  switch (choice) {
    case 'tool':
      return {
        tool_calls: [{ name: '', success: { type: 'boolean', op: 'eq', value: true } }],
      };
    case 'sentiment':
      return { user_sentiment: { type: 'enum', op: 'in', value: ['Positive', 'Neutral'] } };
    case 'analysis':
      return { custom_analysis_data: [analysisFilter('', 'true')] };
    case 'outcome':
      return { call_successful: { type: 'boolean', op: 'eq', value: true } };
    default:
      return choice satisfies never;
  }
}

type AnalysisFilter = NonNullable<CallFilter['custom_analysis_data']>[number];

/** Retell distinguishes booleans, numbers and texts, so the type follows from what is typed. */
function analysisFilter(key: string, typed: string): AnalysisFilter {
  if (typed === 'true' || typed === 'false') {
    return { key, type: 'boolean', op: 'eq', value: typed === 'true' };
  }
  return typed.trim() !== '' && Number.isFinite(Number(typed))
    ? { key, type: 'number', op: 'eq', value: Number(typed) }
    : { key, type: 'string', op: 'eq', value: typed };
}
