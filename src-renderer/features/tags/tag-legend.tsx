import { useStore } from 'zustand';
import type { Tag } from '../../../src-shared/tag.ts';
import type { TagsParts } from './tag-actions.ts';
import { tagsText } from './tags-text.ts';

/** The tags with their number keys, always visible, so that the keys are learned in passing. */
export function TagLegend({ parts }: { readonly parts: TagsParts }) {
  const tags = useStore(parts.tagSet, (state) => state.tags);
  return (
    <fieldset className="tag-legend">
      <legend className="unseen">{tagsText.legend}</legend>
      {inLegendOrder(tags).map(({ id, name, colour, description, digit }) => (
        <button
          key={id}
          type="button"
          className="tag-legend-key"
          data-colour={colour}
          title={description === undefined || description === '' ? name : `${name}: ${description}`}
          {...(digit === undefined ? {} : { 'aria-keyshortcuts': String(digit) })}
          onClick={() => parts.actions.apply(id)}
        >
          <span className="tag-digit" aria-hidden="true">
            {digit ?? ''}
          </span>
          <span className="tag-legend-name">{name}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Tags with a number key by that key, then the others in the order of the tag set. */
export const inLegendOrder = (tags: readonly Tag[]): readonly Tag[] =>
  tags
    .filter(({ retired }) => retired !== true)
    .toSorted((a, b) => (a.digit ?? Infinity) - (b.digit ?? Infinity) || 0);
