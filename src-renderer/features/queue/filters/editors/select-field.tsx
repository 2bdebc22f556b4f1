import { useId } from 'react';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  /** The label is for assistive technology only; the context shows it visually. */
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Groups without a name list their options directly. */
  readonly groups: readonly {
    readonly name?: string;
    readonly options: readonly (readonly [value: Value, label: string])[];
  }[];
}

/** A native select: letters and arrows choose. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hideLabel = false, value, onChange, groups } = props;
  const id = useId();
  const all = groups.flatMap(({ options }) => options);
  const items = (options: readonly (readonly [Value, string])[]) =>
    options.map(([one, text]) => (
      <option key={one} value={one}>
        {text}
      </option>
    ));
  return (
    <div className="field filter-select">
      <label className={hideLabel ? 'unseen' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        onKeyDown={(event) => {
          // As in any other input of a form, Enter submits; Space opens the list.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        onChange={(event) => {
          const chosen = all.find(([one]) => one === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {groups.map(({ name, options }) =>
          name === undefined ? (
            items(options)
          ) : (
            <optgroup key={name} label={name}>
              {items(options)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}
