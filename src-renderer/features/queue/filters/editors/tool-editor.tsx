import { useState } from 'react';
import type { ToolCallFilter } from '../../../../../src-shared/filter.ts';
import { parseAmount, toAmountDraft, type AmountDraft } from '../fields/amount-draft.ts';
import { AmountFields } from './amount-fields.tsx';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';
import { SuggestedField } from './suggested-field.tsx';

const successes = [
  ['any', 'succeeded or failed'],
  ['yes', 'succeeded'],
  ['no', 'failed'],
] as const;
type Success = (typeof successes)[number][0];

/** One use of a tool: its name, how it ended, and how long it took where that is asked for. */
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
        label="Tool name"
        value={name}
        suggestions={(context.facets?.toolNames ?? []).map((tool) => tool.value)}
        problem={isWrong && name === '' ? 'Which tool?' : undefined}
        onChange={setName}
      />
      <SelectField
        label="Success"
        value={success}
        groups={[{ options: successes }]}
        onChange={setSuccess}
      />
      <p className="field-label" aria-hidden="true">
        Latency
      </p>
      <AmountFields
        unit="latency"
        label="Latency"
        draft={latency}
        onDraft={setLatency}
        isWrong={isWrong && name !== ''}
      />
      <p className="field-hint">
        Empty: any latency. Retell finds calls by it without telling it, so only those show here
        that Fetch what matches has asked for.
      </p>
    </EditorForm>
  );
}

/** Undefined while there is no name, or a latency that can't be understood. */
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

function successOf(is: boolean | undefined): Success {
  if (is === undefined) return 'any';
  return is ? 'yes' : 'no';
}
