interface ReadOnlySettingProps {
  readonly name: string;
  readonly value: string;
}

/** A name and a value that can't be changed here, inside a `<dl>`. */
export const ReadOnlySetting = ({ name, value }: ReadOnlySettingProps) => (
  <div>
    <dt>{name}</dt>
    <dd className="figure">{value}</dd>
  </div>
);
