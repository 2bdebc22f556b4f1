import { useState } from 'react';
import { tagColours } from '../../../src-shared/tag-colours.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { Button } from '../../ui/button.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import type { SaveResult, TagSetActions } from './tag-set-actions.ts';
import { tagSetText } from './tag-set-text.ts';

interface TagFormProps {
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly actions: TagSetActions;
  readonly report: (changed: SaveResult) => Promise<boolean>;
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The form for one tag. Each change is saved at once. */
export function TagForm({ tag, tags, actions, report }: TagFormProps) {
  const others = tags.filter(({ id, retired }) => id !== tag.id && retired !== true);
  const digitLabel = (digit: number): string => {
    const other = others.find((one) => one.digit === digit);
    return other === undefined ? String(digit) : tagSetText.swaps(digit, other.name);
  };
  return (
    <div className="tag-set-form">
      <AutosaveField
        label={tagSetText.name}
        value={tag.name}
        maxLength={60}
        onSave={(name) => report(actions.change(tag.id, { name }))}
      />
      <ColourPicker
        selected={tag.colour}
        onSelect={(colour) => void report(actions.change(tag.id, { colour }))}
      />
      {tag.retired === true ? undefined : (
        <SingleSelectField
          label={tagSetText.shortcut}
          options={[
            { value: 'none', label: tagSetText.noShortcut },
            ...digits.map((digit) => ({ value: String(digit), label: digitLabel(digit) })),
          ]}
          value={tag.digit === undefined ? 'none' : String(tag.digit)}
          onChange={(digit) =>
            void report(actions.setDigit(tag.id, digit === 'none' ? undefined : Number(digit)))
          }
        />
      )}
      <AutosaveField
        label={tagSetText.description}
        value={tag.description ?? ''}
        maxLength={2000}
        onSave={(description) => report(actions.change(tag.id, { description }))}
      />
      <div className="tag-set-buttons">
        {tag.retired === true ? (
          <Button onClick={() => void report(actions.restore(tag.id))}>{tagSetText.restore}</Button>
        ) : (
          <Button onClick={() => void report(actions.retire(tag.id))}>{tagSetText.retire}</Button>
        )}
      </div>
      <Merge
        tag={tag}
        others={others}
        onMerge={(into) => void report(actions.merge(tag.id, into))}
      />
    </div>
  );
}

interface ColourPickerProps {
  readonly selected: Tag['colour'];
  readonly onSelect: (colour: Tag['colour']) => void;
}

/** The colours that are legible in both themes. */
const ColourPicker = ({ selected, onSelect }: ColourPickerProps) => (
  <fieldset className="tag-set-colours">
    <legend className="field-label">{tagSetText.colour}</legend>
    {tagColours.map((colour) => (
      <label key={colour} className="tag-set-colour" data-colour={colour} title={colour}>
        <input
          type="radio"
          name="tag-colour"
          checked={colour === selected}
          onChange={() => onSelect(colour)}
        />
        <span className="unseen">{colour}</span>
      </label>
    ))}
  </fieldset>
);

interface MergeProps {
  readonly tag: Tag;
  readonly others: readonly Tag[];
  readonly onMerge: (into: string) => void;
}

function Merge({ tag, others, onMerge }: MergeProps) {
  const [into, setInto] = useState<string>();
  if (others.length === 0) return undefined;
  return (
    <div className="tag-set-merge">
      <SingleSelectField
        label={tagSetText.mergeInto}
        placeholder={tagSetText.mergePlaceholder}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={into}
        onChange={setInto}
      />
      <Button
        disabled={into === undefined}
        onClick={() => {
          if (into !== undefined) onMerge(into);
        }}
      >
        {tagSetText.merge}
      </Button>
      <p className="field-hint">{tagSetText.mergeHint(tag.name)}</p>
    </div>
  );
}
