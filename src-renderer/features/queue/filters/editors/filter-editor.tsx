import { useEffect, useRef, type ReactNode } from 'react';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import { AnswerEditor } from './answer-editor.tsx';
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
import { MeasureEditor } from './measure-editor.tsx';
import { ToolEditor } from './tool-editor.tsx';
import { VerdictEditor } from './verdict-editor.tsx';
import { AmountEditor, ListEditor, TextEditor, BooleanEditor } from './value-editors.tsx';

const editors: { readonly [K in FieldKind]: (props: EditorProps<K>) => ReactNode } = {
  agent: AgentEditor,
  answer: AnswerEditor,
  text: TextEditor,
  list: ListEditor,
  boolean: BooleanEditor,
  amount: AmountEditor,
  tool: ToolEditor,
  custom: CustomFieldEditor,
  marker: MarkerEditor,
  measure: MeasureEditor,
  verdict: VerdictEditor,
};

interface FilterEditorProps<K extends FieldKind> {
  readonly field: FilterFieldOf<K>;
  /** The index of the edited value; one past the last adds a value. */
  readonly index: number;
  readonly filter: QueueFilter;
  readonly context: FilterContext;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly onDone: () => void;
}

/** The editor of one filter field; its first input takes the focus. */
export function FilterEditor<K extends FieldKind>(props: FilterEditorProps<K>) {
  const { field, index, filter, context, onFilter, onDone } = props;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current
      ?.querySelector<HTMLElement>('input, select, textarea, [role="listbox"]')
      ?.focus();
  }, []);
  const { kind }: { readonly kind: K } = field;
  const Editor: (editor: EditorProps<K>) => ReactNode = editors[kind];
  return (
    <div ref={element} className="filter-editor">
      <p className="filter-popover-name" aria-hidden="true">
        {field.label}
      </p>
      <Editor
        field={field}
        value={field.read(filter)[index]}
        context={context}
        onChange={(value) => {
          onFilter(withValue(field, filter, index, value));
        }}
        onDone={onDone}
      />
    </div>
  );
}
