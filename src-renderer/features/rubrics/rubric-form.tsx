import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { Checkbox, TextArea, TextField } from '../../ui/fields.tsx';
import { NumberField } from './number-field.tsx';
import type { ProblemAt } from './problems.ts';
import { formText } from './rubrics-text.ts';

interface RubricFormProps {
  readonly rubric: Rubric;
  readonly problemAt: ProblemAt;
  readonly onChange: (rubric: Rubric) => void;
}

type Kind = Rubric['kinds'][number];

/** The form for the properties of the rubric itself. */
export function RubricForm({ rubric, problemAt, onChange }: RubricFormProps) {
  const set = (part: Partial<Rubric>): void => onChange({ ...rubric, ...part });
  const toggle = (kind: Kind, isOn: boolean): void => {
    const kinds = (['call', 'chat'] as const).filter((one) =>
      one === kind ? isOn : rubric.kinds.includes(one),
    );
    if (kinds.length > 0) set({ kinds });
  };
  return (
    <>
      <TextField
        label={formText.name}
        value={rubric.name}
        problem={problemAt('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextArea
        label={formText.description}
        value={rubric.description ?? ''}
        maxLength={4000}
        onChange={(event) => set({ description: event.target.value })}
      />
      <fieldset className="rubric-checks">
        <legend className="field-label">{formText.kinds}</legend>
        <Checkbox
          label={formText.calls}
          checked={rubric.kinds.includes('call')}
          onChange={(event) => toggle('call', event.target.checked)}
        />
        <Checkbox
          label={formText.chats}
          checked={rubric.kinds.includes('chat')}
          onChange={(event) => toggle('chat', event.target.checked)}
        />
      </fieldset>
      <NumberField
        label={formText.passMark}
        value={rubric.passMark}
        problem={problemAt('passMark')}
        onChange={(passMark) => set({ passMark })}
      />
      <Checkbox
        label={formText.cap}
        checked={rubric.capAt100 ?? false}
        onChange={(event) => set({ capAt100: event.target.checked })}
      />
    </>
  );
}
