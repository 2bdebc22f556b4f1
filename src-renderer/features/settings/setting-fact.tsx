interface SettingFactProps {
  readonly name: string;
  readonly value: string;
}

/** Something to be read and not changed, inside a `<dl>`. */
export const SettingFact = ({ name, value }: SettingFactProps) => (
  <div>
    <dt>{name}</dt>
    <dd className="figure">{value}</dd>
  </div>
);
