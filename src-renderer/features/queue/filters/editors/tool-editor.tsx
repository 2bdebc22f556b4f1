import { useState } from 'react';
import type { ToolCallFilter } from '../../../../../src-shared/filter.ts';
import { parseAmount, toAmountDraft, type AmountDraft } from '../fields/amount-draft.ts';
import { AmountFields } from './amount-fields.tsx';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { editorText, toolOutcomeOptions } from '../filter-text.ts';
import { SelectField } from './select-field.tsx';
import { SuggestedField } from './suggested-field.tsx';

type Success = (typeof toolOutcomeOptions)[number][0];

/** A tool call: its name, its result and its latency. */
export function ToolEditor({ value, context, onChange, onDone }: EditorProps<'tool'>) {
  const [name, setName] = useState(value?.name ?? '');
  const [success, setSuccess] = useState<Success>(successOf(value?.success?.value));
  const [latency, setLatency] = useState<AmountDraft>(() =>
    toAmountDraft('latency', value?.latency_ms),
  );
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): boolean => {
    const filter = parseTool(name, success, latency);
    setIsWrong(filter === undefined);
    if (filter !== undefined) onChange(filter);
    return filter !== undefined;
  };
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <SuggestedField
        label={editorText.toolName}
        value={name}
        suggestions={(context.facets?.toolNames ?? []).map((tool) => tool.value)}
        problem={isWrong && name === '' ? editorText.toolMissing : undefined}
        onChange={setName}
      />
      <SelectField
        label={editorText.toolOutcome}
        value={success}
        groups={[{ options: toolOutcomeOptions }]}
        onChange={setSuccess}
      />
      <p className="field-label" aria-hidden="true">
        {editorText.toolLatency}
      </p>
      <AmountFields
        unit="latency"
        label={editorText.toolLatency}
        draft={latency}
        onDraft={setLatency}
        isWrong={isWrong && name !== ''}
      />
      <p className="field-hint">{editorText.toolLatencyHint}</p>
    </EditorForm>
  );
}

/** Undefined while there is no name or the latency is not valid. */
function parseTool(
  name: string,
  success: Success,
  latency: AmountDraft,
): ToolCallFilter | undefined {
  const isAny = latency.first.trim() === '' && latency.second.trim() === '';
  const amount = isAny ? undefined : parseAmount('latency', latency);
  if (name === '' || (amount === undefined && !isAny)) return undefined;
  return {
    name,
    ...(success === 'any'
      ? {}
      : { success: { type: 'boolean', op: 'eq', value: success === 'yes' } }),
    ...(amount === undefined ? {} : { latency_ms: amount }),
  };
}

function successOf(succeeded: boolean | undefined): Success {
  if (succeeded === undefined) return 'any';
  return succeeded ? 'yes' : 'no';
}
