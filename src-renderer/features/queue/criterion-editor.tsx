import { useEffect, useRef, type ReactNode } from 'react';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import { AgentEditor } from './agent-editor.tsx';
import { withValue, type Around, type CriterionOf, type Kind } from './criterion.ts';
import type { EditorProps } from './editor-form.tsx';
import { FieldEditor } from './field-editor.tsx';
import { MarkEditor } from './mark-editor.tsx';
import { ToolEditor } from './tool-editor.tsx';
import { AmountEditor, ListEditor, TextEditor, TruthEditor } from './value-editors.tsx';

const editors: { readonly [K in Kind]: (props: EditorProps<K>) => ReactNode } = {
  agent: AgentEditor,
  text: TextEditor,
  list: ListEditor,
  truth: TruthEditor,
  amount: AmountEditor,
  tool: ToolEditor,
  field: FieldEditor,
  mark: MarkEditor,
};

interface CriterionEditorProps<K extends Kind> {
  readonly criterion: CriterionOf<K>;
  /** Which of its values: a new one where it is past the last. */
  readonly nth: number;
  readonly filter: QueueFilter;
  readonly around: Around;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly onDone: () => void;
}

/** The editor of one criterion, with the focus in its first field. */
export function CriterionEditor<K extends Kind>(props: CriterionEditorProps<K>) {
  const { criterion, nth, filter, around, onFilter, onDone } = props;
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
        criterion={criterion}
        value={criterion.read(filter)[nth]}
        around={around}
        onChange={(value) => {
          onFilter(withValue(criterion, filter, nth, value));
        }}
        onDone={onDone}
      />
    </div>
  );
}
