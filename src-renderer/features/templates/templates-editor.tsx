import { useState } from 'react';
import { useStore } from 'zustand';
import { explainError } from '../../lib/error-text.ts';
import { TextArea } from '../../ui/fields.tsx';
import { useAutosave } from '../../ui/autosave-field.tsx';
import type { TemplateActions } from './template-actions.ts';
import { templatesText } from './templates-text.ts';
import type { TemplateStore } from './template-store.ts';

export interface TemplatesEditorProps {
  readonly store: TemplateStore;
  readonly actions: TemplateActions;
}

/** The workspace's comment templates, one per line. */
export function TemplatesEditor({ store, actions }: TemplatesEditorProps) {
  const texts = useStore(store, (state) => state.texts);
  const [problem, setProblem] = useState<string>();
  const { text, onText, saveNow } = useAutosave(texts.join('\n'), async (lines) => {
    const reply = await actions.save(linesOf(lines));
    setProblem(reply.ok ? undefined : explainError(reply.error).title);
    return reply.ok;
  });
  return (
    <TextArea
      label={templatesText.label}
      hint={templatesText.hint}
      rows={6}
      maxLength={50_000}
      problem={problem}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onBlur={() => void saveNow()}
    />
  );
}

const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
