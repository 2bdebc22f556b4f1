import { useEffect, useRef, useState } from 'react';
import { TextField } from '../../../ui/fields.tsx';

interface SearchFieldProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** On to what was found. */
  readonly focusRows: () => void;
}

/** A pause in typing this long means: now look. */
const debounceMs = 200;

/** Words sought in all transcripts; looked for while they are typed. */
export function SearchField({ search, onSearch, focusRows: toRows }: SearchFieldProps) {
  const [text, setText] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [known, setKnown] = useState(search);
  // The filter was changed elsewhere, e.g. every call is shown again.
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
  const searchFor = (words: string): void => {
    clearTimeout(timer.current);
    if (words.trim() !== search) onSearch(words.trim());
  };
  return (
    <TextField
      label="Search transcripts"
      hideLabel
      type="search"
      placeholder="Search transcripts"
      className="queue-search"
      value={text}
      onChange={(event) => {
        const words = event.target.value;
        setText(words);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          searchFor(words);
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
