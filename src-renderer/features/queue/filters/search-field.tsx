import { useEffect, useRef, useState } from 'react';
import { queueText } from '../queue-text.ts';
import { TextField } from '../../../ui/fields.tsx';

interface SearchFieldProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Moves the focus to the calls that were found. */
  readonly focusRows: () => void;
}

/** The search starts after this pause in typing. */
const debounceMs = 200;

/** Searches all transcripts while the reviewer types. */
export function SearchField({ search, onSearch, focusRows: toRows }: SearchFieldProps) {
  const [text, setText] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [known, setKnown] = useState(search);
  // The filter was changed elsewhere, for example by “Clear filters”.
  if (known !== search) {
    setKnown(search);
    if (text.trim() !== search) setText(search);
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const searchFor = (typed: string): void => {
    clearTimeout(timer.current);
    if (typed.trim() !== search) onSearch(typed.trim());
  };
  return (
    <TextField
      label={queueText.search}
      hideLabel
      type="search"
      placeholder={queueText.search}
      className="queue-search"
      value={text}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          searchFor(typed);
        }, debounceMs);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        searchFor(text);
        toRows();
      }}
    />
  );
}
