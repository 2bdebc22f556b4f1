import { Plus, X } from 'lucide-react';
import type { CriterionOf } from '../../../src-shared/rubrics/rubric.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { NumberField } from './number-field.tsx';
import type { ProblemAt } from './problems.ts';
import { formText } from './rubrics-text.ts';

type Checklist = CriterionOf<'checklist'>;
type Item = Checklist['items'][number];

interface ChecklistFormProps {
  readonly criterion: Checklist;
  readonly problemAt: ProblemAt;
  readonly onChange: (criterion: Checklist) => void;
}

const maxItems = 20;

/** The items of a checklist with their points. */
export function ChecklistForm({ criterion, problemAt, onChange }: ChecklistFormProps) {
  const { items } = criterion;
  const setItems = (next: Item[]): void => onChange({ ...criterion, items: next });
  const set = (at: number, part: Partial<Item>): void =>
    setItems(items.map((item, index) => (index === at ? { ...item, ...part } : item)));
  return (
    <fieldset className="rubric-rows">
      <legend className="field-label">{formText.items}</legend>
      {items.map((item, index) => (
        <div className="rubric-row" key={item.id}>
          <TextField
            label={formText.itemLabel(index + 1)}
            hideLabel
            value={item.label}
            problem={problemAt('items', index, 'label')}
            onChange={(event) => set(index, { label: event.target.value })}
          />
          <NumberField
            label={formText.itemPoints(index + 1)}
            hideLabel
            value={item.points}
            problem={problemAt('items', index, 'points')}
            onChange={(points) => set(index, { points })}
          />
          {items.length === 1 ? undefined : (
            <IconButton
              label={formText.removeItem(index + 1)}
              icon={<X />}
              onClick={() => setItems(items.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {items.length < maxItems ? (
        <Button
          tone="quiet"
          icon={<Plus aria-hidden="true" />}
          onClick={() => setItems([...items, { id: freeId(items), label: '', points: 1 }])}
        >
          {formText.addItem}
        </Button>
      ) : undefined}
    </fieldset>
  );
}

const freeId = (items: readonly Item[]): string => {
  const taken = new Set(items.map(({ id }) => id));
  let number = items.length + 1;
  while (taken.has(`item-${number}`)) number += 1;
  return `item-${number}`;
};
