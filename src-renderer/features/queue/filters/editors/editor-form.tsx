import type { ReactNode } from 'react';
import { queueText } from '../../queue-text.ts';
import { Button } from '../../../../ui/button.tsx';
import type {
  FilterContext,
  FilterFieldOf,
  FieldKind,
  ValueByKind,
} from '../fields/filter-field.ts';

/** The props of every filter editor. */
export interface EditorProps<K extends FieldKind> {
  readonly field: FilterFieldOf<K>;
  /** The current value; undefined when the field is being added. */
  readonly value: ValueByKind[K] | undefined;
  readonly context: FilterContext;
  /** Undefined removes the field from the filter. */
  readonly onChange: (value: ValueByKind[K] | undefined) => void;
  /** Closes the editor. */
  readonly onDone: () => void;
}

interface EditorFormProps {
  /** Returns false when the input is not valid; the editor then shows why. */
  readonly onApply: () => boolean;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** Inputs that are applied together by Enter or the button. */
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
      {queueText.apply}
    </Button>
  </form>
);
