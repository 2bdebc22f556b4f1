import { useEffect, useRef, useState } from 'react';
import { TextField } from './fields.tsx';

/**
 * The state of a field whose text is saved when the field is left. Closing the dialog counts as leaving,
 * although it removes the field without a blur event. A text that could not be saved stays in the field.
 */
export function useAutosave(value: string, save: (text: string) => Promise<boolean>) {
  const [typed, setTyped] = useState<string>();
  const latest = useRef({ typed, value, save });
  useEffect(() => {
    Object.assign(latest.current, { value, save });
  });

  const setText = (text: string | undefined): void => {
    latest.current.typed = text;
    setTyped(text);
  };

  useEffect(() => {
    const last = latest.current;
    return () => {
      const text = last.typed?.trim();
      if (text !== undefined && text !== last.value) void last.save(text);
      last.typed = undefined;
    };
  }, []);

  return {
    text: typed ?? value,
    onText: setText,
    saveNow: async (): Promise<void> => {
      const text = latest.current.typed;
      if (text === undefined) return;
      // Cleared first, so that leaving the field next does not save it twice.
      latest.current.typed = undefined;
      const isSaved = text.trim() === value || (await save(text.trim()));
      if (isSaved) setTyped((now) => (now === text ? undefined : now));
      else latest.current.typed ??= text;
    },
  };
}

interface AutosaveFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly maxLength?: number;
  readonly onSave: (text: string) => Promise<boolean>;
}

/** A text field that is saved when it is left, or on Enter. */
export function AutosaveField({ value, onSave, ...rest }: AutosaveFieldProps) {
  const { text, onText, saveNow } = useAutosave(value, onSave);
  return (
    <TextField
      {...rest}
      value={text}
      onChange={(event) => {
        onText(event.target.value);
      }}
      onBlur={() => void saveNow()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void saveNow();
      }}
    />
  );
}
