import { useStore } from 'zustand';
import { tagForDigit } from '../../work/tag-set.ts';
import type { TagsParts } from './tag-actions.ts';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The tags by their keys, always in sight, so that the keys are learnt by looking. */
export function TagLegend({ parts }: { readonly parts: TagsParts }) {
  const tags = useStore(parts.tagSet, (state) => state.tags);
  const rows = digits.flatMap((digit) => {
    const tag = tagForDigit(tags, digit);
    return tag === undefined ? [] : [{ digit, tag }];
  });
  return (
    <fieldset className="tag-legend">
      <legend className="unseen">Put a tag</legend>
      {rows.map(({ digit, tag }) => (
        <button
          key={tag.id}
          type="button"
          className="tag-legend-key"
          data-colour={tag.colour}
          title={tag.description === undefined ? tag.name : `${tag.name}: ${tag.description}`}
          aria-keyshortcuts={String(digit)}
          onClick={() => parts.actions.applyByDigit(digit)}
        >
          <span className="tag-digit" aria-hidden="true">
            {digit}
          </span>
          <span className="tag-legend-name">{tag.name}</span>
        </button>
      ))}
    </fieldset>
  );
}
