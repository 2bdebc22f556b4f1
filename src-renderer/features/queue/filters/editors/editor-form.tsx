import type { ReactNode } from 'react';
import { Button } from '../../../../ui/button.tsx';
import type {
  FilterContext,
  FilterFieldOf,
  FieldKind,
  ValueByKind,
} from '../fields/filter-field.ts';

/** What every editor of a criterion is handed. */
export interface EditorProps<K extends FieldKind> {
  readonly field: FilterFieldOf<K>;
  /** What is set now; undefined for one that is being added. */
  readonly value: ValueByKind[K] | undefined;
  readonly context: FilterContext;
  /** Undefined takes the criterion out of the filter. */
  readonly onChange: (value: ValueByKind[K] | undefined) => void;
  /** The reviewer is done with this field. */
  readonly onDone: () => void;
}

interface EditorFormProps {
  /** False when what was written is not understood; the editor says so itself. */
  readonly onApply: () => boolean;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** Fields that count together, once Enter or the button says so. */
export const EditorForm = ({ onApply, onDone, children }: EditorFormProps) => (
  <form
    className="filter-form"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      if (onApply()) onDone();
    }}
  >
    {children}
    <Button type="submit" tone="primary">
      Apply
    </Button>
  </form>
);
