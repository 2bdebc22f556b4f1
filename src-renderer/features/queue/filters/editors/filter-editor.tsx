import { useEffect, useRef, type ReactNode } from 'react';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import { AgentEditor } from './agent-editor.tsx';
import {
  withValue,
  type FilterContext,
  type FilterFieldOf,
  type FieldKind,
} from '../fields/filter-field.ts';
import type { EditorProps } from './editor-form.tsx';
import { CustomFieldEditor } from './custom-field-editor.tsx';
import { MarkerEditor } from './marker-editor.tsx';
import { ToolEditor } from './tool-editor.tsx';
import { AmountEditor, ListEditor, TextEditor, BooleanEditor } from './value-editors.tsx';

const editors: { readonly [K in FieldKind]: (props: EditorProps<K>) => ReactNode } = {
  agent: AgentEditor,
  text: TextEditor,
  list: ListEditor,
  truth: BooleanEditor,
  amount: AmountEditor,
  tool: ToolEditor,
  field: CustomFieldEditor,
  mark: MarkerEditor,
};

interface FilterEditorProps<K extends FieldKind> {
  readonly field: FilterFieldOf<K>;
  /** Which of its values: a new one where it is past the last. */
  readonly index: number;
  readonly filter: QueueFilter;
  readonly context: FilterContext;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly onDone: () => void;
}

/** The editor of one criterion, with the focus in its first field. */
export function FilterEditor<K extends FieldKind>(props: FilterEditorProps<K>) {
  const { field: criterion, index: nth, filter, context: around, onFilter, onDone } = props;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current
      ?.querySelector<HTMLElement>('input, select, textarea, [role="listbox"]')
      ?.focus();
  }, []);
  const { kind }: { readonly kind: K } = criterion;
  const Editor: (editor: EditorProps<K>) => ReactNode = editors[kind];
  return (
    <div ref={element} className="criterion-editor">
      <p className="criterion-popover-name" aria-hidden="true">
        {criterion.label}
      </p>
      <Editor
        field={criterion}
        value={criterion.read(filter)[nth]}
        context={around}
        onChange={(value) => {
          onFilter(withValue(criterion, filter, nth, value));
        }}
        onDone={onDone}
      />
    </div>
  );
}
