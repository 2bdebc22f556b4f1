import { TextField } from '../../../../ui/fields.tsx';
import {
  amountOperatorText,
  type AmountDraft,
  type AmountOperator,
} from '../fields/amount-draft.ts';
import { editorText } from '../filter-text.ts';
import { SelectField } from './select-field.tsx';
import { unitFormats, type Unit } from '../fields/units.ts';

interface AmountFieldsProps {
  readonly unit: Unit;
  /** The name of the measured field. */
  readonly label: string;
  readonly draft: AmountDraft;
  readonly onDraft: (draft: AmountDraft) => void;
  /** The draft was applied and is not valid. */
  readonly isWrong: boolean;
}

/** A comparison and its one or two values. */
export function AmountFields({ unit, label, draft, onDraft, isWrong }: AmountFieldsProps) {
  return (
    <div className={unit === 'moment' ? 'filter-column' : 'filter-row'}>
      <SelectField<AmountOperator>
        label={editorText.comparison(label)}
        hideLabel
        value={draft.op}
        groups={[{ options: operatorOptions(unit) }]}
        onChange={(op) => {
          onDraft({ ...draft, op });
        }}
      />
      <AmountValues unit={unit} label={label} draft={draft} onDraft={onDraft} isWrong={isWrong} />
    </div>
  );
}

/** The values only, for editors with a comparison of their own. */
export function AmountValues({ unit, label, draft, onDraft, isWrong }: AmountFieldsProps) {
  const problem = isWrong ? problemOf(unit, draft) : undefined;
  const Field = unit === 'moment' ? MomentValueField : PlainValueField;
  const isRange = draft.op === 'bt';
  return (
    <>
      <Field
        label={isRange ? editorText.rangeFrom(label) : label}
        value={draft.first}
        example={unitFormats[unit].example}
        problem={problem}
        onChange={(first) => {
          onDraft({ ...draft, first });
        }}
      />
      {isRange ? (
        <Field
          label={editorText.rangeTo(label)}
          value={draft.second}
          example={unitFormats[unit].example}
          problem={undefined}
          onChange={(second) => {
            onDraft({ ...draft, second });
          }}
        />
      ) : undefined}
    </>
  );
}

const operatorOptions = (unit: Unit): readonly (readonly [AmountOperator, string])[] => {
  const texts = amountOperatorText(unit);
  const order: readonly AmountOperator[] =
    unit === 'moment'
      ? ['ge', 'le', 'bt', 'eq', 'gt', 'lt', 'ne']
      : ['gt', 'ge', 'lt', 'le', 'bt', 'eq', 'ne'];
  return order.map((op) => [op, texts[op]]);
};

function problemOf(unit: Unit, { op }: AmountDraft): string {
  if (unit !== 'moment') return editorText.amountFormat(unitFormats[unit].example);
  return op === 'ne' ? editorText.dayAndTime : editorText.moment;
}

interface ValueFieldProps {
  readonly label: string;
  readonly value: string;
  readonly example: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

const PlainValueField = ({ label, value, example, problem, onChange }: ValueFieldProps) => (
  <TextField
    label={label}
    hideLabel
    value={value}
    placeholder={example}
    problem={problem}
    onChange={(event) => {
      onChange(event.target.value);
    }}
  />
);

/** A day and an optional time. */
function MomentValueField({ label, value, problem, onChange }: ValueFieldProps) {
  const [day = '', ...rest] = value.split(' ');
  const clock = rest.join(' ');
  const change = (nextDay: string, nextClock: string): void => {
    onChange(nextClock.trim() === '' ? nextDay : `${nextDay} ${nextClock.trim()}`);
  };
  return (
    <div className="filter-moment">
      <TextField
        label={label}
        hideLabel
        type="date"
        value={day}
        problem={problem}
        onChange={(event) => {
          change(event.target.value, clock);
        }}
      />
      <TextField
        label={editorText.time(label)}
        hideLabel
        value={clock}
        placeholder={editorText.timeFormat}
        onChange={(event) => {
          change(day, event.target.value);
        }}
      />
    </div>
  );
}
