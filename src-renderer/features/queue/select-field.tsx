import { useId } from 'react';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
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
  const { label, value, onChange, groups } = props;
  const id = useId();
  const all = groups.flatMap(({ options }) => options);
  const items = (options: readonly (readonly [Value, string])[]) =>
    options.map(([one, words]) => (
      <option key={one} value={one}>
        {words}
      </option>
    ));
  return (
    <div className="field criterion-select">
      <label className="unseen" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
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
