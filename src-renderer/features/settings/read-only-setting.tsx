interface ReadOnlySettingProps {
  readonly name: string;
  readonly value: string;
}

/** Something to be read and not changed, inside a `<dl>`. */
export const ReadOnlySetting = ({ name, value }: ReadOnlySettingProps) => (
  <div>
    <dt>{name}</dt>
    <dd className="figure">{value}</dd>
  </div>
);
