import { useState } from 'react';
import { CopyButton } from './copy-button.tsx';
import type { DetailField } from './detail-field.ts';

/** Longer values stand below their label, across the whole width. */
const longValueLength = 40;
/** Longer ones are folded until someone wants all of them. */
const foldedValueLength = 320;

/** Facts as pairs of name and value. Each title is the field's name in Retell's documents. */
export const DetailList = ({ fields }: { readonly fields: readonly DetailField[] }) => (
  <dl>
    {fields.map((field, index) => (
      // The same product may cost twice; a list of facts is never put in another order.
      <DetailRow key={`${field.api} ${index}`} {...field} />
    ))}
  </dl>
);

function DetailRow({ label, api, value, copy = value }: DetailField) {
  const [isExpanded, setExpanded] = useState(false);
  const isFolded = value.length > foldedValueLength && !isExpanded;
  const isLong = value.length > longValueLength || value.includes('\n');
  return (
    <div className="fact" data-long={isLong || undefined} title={api}>
      <dt>{label}</dt>
      <dd>
        <span className="detail-value" dir="auto">
          {isFolded ? `${value.slice(0, foldedValueLength)}…` : value}
          {value.length > foldedValueLength ? (
            <button
              type="button"
              className="detail-expand"
              aria-label={`${isExpanded ? 'Less' : 'All'} of ${label}`}
              aria-expanded={isExpanded}
              onClick={() => {
                setExpanded(!isExpanded);
              }}
            >
              {isExpanded ? 'Less' : 'All of it'}
            </button>
          ) : undefined}
        </span>
        <CopyButton what={label} text={copy} />
      </dd>
    </div>
  );
}
