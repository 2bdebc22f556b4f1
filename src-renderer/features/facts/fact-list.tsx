import { useState } from 'react';
import { CopyButton } from './copy-button.tsx';
import type { Fact } from './fact.ts';

/** Longer values stand below their label, across the whole width. */
const longValue = 40;
/** Longer ones are folded until someone wants all of them. */
const foldedValue = 320;

/** Facts as pairs of name and value. Each title is the field's name in Retell's documents. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl>
    {facts.map((one, place) => (
      // The same product may cost twice; a list of facts is never put in another order.
      <FactLine key={`${one.api} ${place}`} {...one} />
    ))}
  </dl>
);

function FactLine({ label, api, value, copy = value }: Fact) {
  const [isWhole, setWhole] = useState(false);
  const isFolded = value.length > foldedValue && !isWhole;
  const isLong = value.length > longValue || value.includes('\n');
  return (
    <div className="fact" data-long={isLong || undefined} title={api}>
      <dt>{label}</dt>
      <dd>
        <span className="fact-value" dir="auto">
          {isFolded ? `${value.slice(0, foldedValue)}…` : value}
          {value.length > foldedValue ? (
            <button
              type="button"
              className="fact-fold"
              aria-label={`${isWhole ? 'Less' : 'All'} of ${label}`}
              aria-expanded={isWhole}
              onClick={() => {
                setWhole(!isWhole);
              }}
            >
              {isWhole ? 'Less' : 'All of it'}
            </button>
          ) : undefined}
        </span>
        <CopyButton what={label} text={copy} />
      </dd>
    </div>
  );
}
