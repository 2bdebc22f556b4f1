import { useState, type ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { formatCount } from '../../lib/format.ts';
import { detailsText } from './details-text.ts';
import type { DetailField } from './detail-field.ts';

/** Longer values are shown below their label, in the full width. */
const longValueLength = 40;
/** Longer values are cut until the reviewer expands them. */
const foldedValueLength = 320;

interface ListProps {
  readonly fields: readonly DetailField[];
  /** What is shown below a value. */
  readonly renderAfter: (field: DetailField) => ReactNode;
}

/** Fields as pairs of label and value. The tooltip is the field's name in Retell's documentation. */
export const DetailList = ({ fields, renderAfter }: ListProps) => (
  <dl>
    {fields.map((field, index) => (
      // A product may occur twice, and the list is never reordered.
      <DetailRow key={`${field.api} ${index}`} {...field} after={renderAfter(field)} />
    ))}
  </dl>
);

interface RowProps extends DetailField {
  readonly after: ReactNode;
}

function DetailRow({ label, api, value, copy = value, after }: RowProps) {
  const [isExpanded, setExpanded] = useState(false);
  const isFolded = value.length > foldedValueLength && !isExpanded;
  const isLong = value.length > longValueLength || value.includes('\n');
  return (
    <div className="detail" data-long={isLong || undefined} title={api}>
      <dt>{label}</dt>
      <dd>
        <span className="detail-value" dir="auto">
          {isFolded ? `${value.slice(0, foldedValueLength)}…` : value}
          {value.length > foldedValueLength ? (
            <button
              type="button"
              className="detail-expand"
              aria-label={isExpanded ? detailsText.showLessOf(label) : detailsText.showAllOf(label)}
              aria-expanded={isExpanded}
              onClick={() => {
                setExpanded(!isExpanded);
              }}
            >
              {isExpanded ? detailsText.showLess : detailsText.showAll(formatCount(value.length))}
            </button>
          ) : undefined}
        </span>
        <CopyButton what={label} text={copy} />
        {after}
      </dd>
    </div>
  );
}
