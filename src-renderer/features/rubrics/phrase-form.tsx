import type { PhraseMeasure } from '../../../src-shared/measures/measure.ts';
import { TextArea, TextField } from '../../ui/fields.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { NumberField } from './number-field.tsx';
import type { ProblemAt } from './problems.ts';
import { measureFormText } from './rubrics-text.ts';

interface PhraseFormProps {
  readonly measure: PhraseMeasure;
  readonly problemAt: ProblemAt;
  readonly onChange: (measure: PhraseMeasure) => void;
}

const windows = [
  { value: 'whole', label: measureFormText.whole },
  { value: 'first-seconds', label: measureFormText.firstSeconds },
  { value: 'last-seconds', label: measureFormText.lastSeconds },
  { value: 'first-turns', label: measureFormText.firstTurns },
  { value: 'last-turns', label: measureFormText.lastTurns },
] as const;
type WindowChoice = (typeof windows)[number]['value'];

/** The form for phrases: which ones, who says them, and in which part of the call. */
export function PhraseForm({ measure, problemAt, onChange }: PhraseFormProps) {
  const { phrases, speaker, mode, within, relation } = measure;
  const set = (part: Partial<PhraseMeasure>): void => onChange({ ...measure, ...part });
  const wrong = phrases
    .map((_, index) => problemAt('phrases', index))
    .find((problem) => problem !== undefined);
  return (
    <>
      <div className="rubric-row">
        <SingleSelectField
          label={measureFormText.speaker}
          options={[
            { value: 'agent', label: measureFormText.agent },
            { value: 'user', label: measureFormText.caller },
            { value: 'either', label: measureFormText.either },
          ]}
          value={speaker}
          onChange={(next) => set({ speaker: next })}
        />
        <SingleSelectField
          label={measureFormText.mode}
          options={[
            { value: 'any', label: measureFormText.any },
            { value: 'all', label: measureFormText.all },
            { value: 'none', label: measureFormText.noneOf },
          ]}
          value={mode}
          onChange={(next) => set({ mode: next })}
        />
      </div>
      <TextArea
        label={measureFormText.phrases}
        hint={measureFormText.phrasesHint}
        problem={wrong}
        value={phrases.join('\n')}
        onChange={(event) => set({ phrases: event.target.value.split('\n') })}
        onBlur={() => {
          const filled = phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== '');
          if (filled.length !== phrases.length && filled.length > 0) set({ phrases: filled });
        }}
      />
      <div className="rubric-row">
        <SingleSelectField
          label={measureFormText.within}
          options={windows}
          value={within === undefined ? 'whole' : `${within.edge}-${within.unit}`}
          onChange={(choice) => set({ within: windowOf(choice, within?.count ?? 15) })}
        />
        {within === undefined ? undefined : (
          <NumberField
            label={measureFormText.count}
            value={within.count}
            onChange={(count) => set({ within: { ...within, count } })}
          />
        )}
      </div>
      <div className="rubric-row">
        <SingleSelectField
          label={measureFormText.relation}
          options={[
            { value: 'anywhere', label: measureFormText.anywhere },
            { value: 'before', label: measureFormText.before },
            { value: 'after', label: measureFormText.after },
          ]}
          value={relation?.order ?? 'anywhere'}
          onChange={(order) =>
            set({
              relation:
                order === 'anywhere' ? undefined : { order, phrase: relation?.phrase ?? '' },
            })
          }
        />
        {relation === undefined ? undefined : (
          <TextField
            label={measureFormText.relationPhrase}
            value={relation.phrase}
            problem={problemAt('relation', 'phrase')}
            onChange={(event) => set({ relation: { ...relation, phrase: event.target.value } })}
          />
        )}
      </div>
    </>
  );
}

const windowOf = (choice: WindowChoice, count: number): PhraseMeasure['within'] => {
  const [edge, unit] = choice.split('-');
  const isEdge = edge === 'first' || edge === 'last';
  return isEdge && (unit === 'seconds' || unit === 'turns') ? { edge, unit, count } : undefined;
};
