import { useState } from 'react';
import { tagColours } from '../../../src-shared/tag-colours.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/fields.tsx';
import { useAutosave } from '../../ui/autosave-field.tsx';
import type { SaveResult, TagSetActions } from './tag-set-actions.ts';

interface TagFormProps {
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly actions: TagSetActions;
  readonly report: (changed: SaveResult) => Promise<boolean>;
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** All that can be changed of one tag; each change is saved as it is made. */
export function TagForm({ tag, tags, actions, report }: TagFormProps) {
  const others = tags.filter(({ id, retired }) => id !== tag.id && retired !== true);
  const digitLabel = (digit: number): string => {
    const other = others.find((one) => one.digit === digit);
    return other === undefined ? String(digit) : `${digit} (${other.name} takes this tag’s)`;
  };
  return (
    <div className="tag-set-form">
      <SavedText
        label="Name"
        value={tag.name}
        maxLength={60}
        save={(name) => report(actions.change(tag.id, { name }))}
      />
      <ColourPicker
        selected={tag.colour}
        onSelect={(colour) => void report(actions.change(tag.id, { colour }))}
      />
      {tag.retired === true ? undefined : (
        <SelectField
          label="Key"
          single
          options={[
            { value: 'none', label: 'None' },
            ...digits.map((digit) => ({ value: String(digit), label: digitLabel(digit) })),
          ]}
          selected={[tag.digit === undefined ? 'none' : String(tag.digit)]}
          onChange={([digit]) =>
            void report(actions.setDigit(tag.id, digit === 'none' ? undefined : Number(digit)))
          }
        />
      )}
      <SavedText
        label="Description"
        value={tag.description ?? ''}
        maxLength={2000}
        save={(description) => report(actions.change(tag.id, { description }))}
      />
      <div className="tag-set-buttons">
        {tag.retired === true ? (
          <Button onClick={() => void report(actions.restore(tag.id))}>Bring back</Button>
        ) : (
          <Button onClick={() => void report(actions.retire(tag.id))}>Retire</Button>
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

/** Only colours that can be read on both themes. */
const ColourPicker = ({ selected, onSelect }: ColourPickerProps) => (
  <fieldset className="tag-set-colours">
    <legend className="field-label">Colour</legend>
    {tagColours.map((colour) => (
      <label key={colour} className="tag-set-colour" data-colour={colour}>
        <input
          type="radio"
          name="tag-colour"
          checked={colour === selected}
          onChange={() => onSelect(colour)}
        />
        {colour}
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
      <SelectField
        label="Merge into"
        single
        placeholder="Another tag"
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        selected={into === undefined ? [] : [into]}
        onChange={([id]) => setInto(id)}
      />
      <Button
        disabled={into === undefined}
        onClick={() => {
          if (into !== undefined) onMerge(into);
        }}
      >
        Merge
      </Button>
      <p className="field-hint">
        Everything tagged {tag.name} bears the other tag then, and {tag.name} is retired. One undo
        puts all of it back.
      </p>
    </div>
  );
}

interface SavedTextProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly save: (text: string) => Promise<boolean>;
}

/** Saved when it is left, or on Enter. */
function SavedText({ label, value, maxLength, save }: SavedTextProps) {
  const { text, onText, saveNow } = useAutosave(value, save);
  return (
    <TextField
      label={label}
      maxLength={maxLength}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onBlur={() => void saveNow()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void saveNow();
      }}
    />
  );
}
