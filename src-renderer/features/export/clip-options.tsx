import { useState } from 'react';
import type { Silence } from '../../../src-shared/export-options.ts';
import { Checkbox, TextField } from '../../ui/fields.tsx';
import { clipText } from './export-text.ts';

interface ClipOptionsProps {
  readonly silence: Silence;
  readonly onChange: (silence: Silence) => void;
}

/** What can't be heard in clips. */
export function ClipOptions({ silence, onChange }: ClipOptionsProps) {
  const [text, setText] = useState(silence.words.join(', '));
  return (
    <>
      <Checkbox
        label={clipText.silenceRedacted}
        checked={silence.redactedWords}
        onChange={(event) => {
          onChange({ ...silence, redactedWords: event.target.checked });
        }}
      />
      <TextField
        label={clipText.words}
        hint={clipText.wordsHint}
        value={text}
        maxLength={maxCharacters}
        onChange={(event) => {
          setText(event.target.value);
          onChange({ ...silence, words: phrasesIn(event.target.value) });
        }}
      />
    </>
  );
}

/** A phrase has at most 200 characters, and there are at most 100. */
const maxCharacters = 2000;

const phrasesIn = (text: string): string[] =>
  text
    .split(',')
    .map((phrase) => phrase.trim().slice(0, 200).trim())
    .filter((phrase) => phrase !== '')
    .slice(0, 100);
