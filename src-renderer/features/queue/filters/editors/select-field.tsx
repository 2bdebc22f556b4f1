import { useId } from 'react';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  /** The label is for assistive tools only; what stands around says it to the eye. */
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** In groups, where they have names. */
  readonly groups: readonly {
    readonly name?: string;
    readonly options: readonly (readonly [value: Value, label: string])[];
  }[];
}

/** One of a few, by the browser's own list: letters and arrows choose. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hideLabel = false, value, onChange, groups } = props;
  const id = useId();
  const all = groups.flatMap(({ options }) => options);
  const items = (options: readonly (readonly [Value, string])[]) =>
    options.map(([one, words]) => (
      <option key={one} value={one}>
        {words}
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
          // As in any other field of a form: Enter is done, Space opens.
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
