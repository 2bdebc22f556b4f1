import { useState } from 'react';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import { formatDay, formatTime } from '../../lib/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { boundsOf, withBounds, type AmountCriterion } from './filter-form.ts';
import { endOfDay, lengthFrom, startOfDay } from './typed-bounds.ts';

interface BoundsFieldProps {
  readonly criterion: AmountCriterion;
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
}

const words = {
  start_timestamp: { legend: 'Date', from: 'From', to: 'To', type: 'date', hint: undefined },
  duration_ms: { legend: 'Duration', from: 'At least', to: 'At most', type: 'text', hint: 'm:ss' },
} as const;

/** A lowest and a highest value; either may be left open. */
export function BoundsField({ criterion, filter, onChange }: BoundsFieldProps) {
  const { legend, from, to, type, hint } = words[criterion];
  const bounds = boundsOf(filter, criterion);
  const end = (side: 'from' | 'to', label: string) => (
    <BoundField
      // Another filter means another text; while it is typed the text is the field's own.
      key={`${side} ${bounds[side] ?? ''}`}
      label={label}
      type={type}
      placeholder={hint}
      text={textOf(criterion, bounds[side])}
      onText={(text) => {
        const value = valueOf(criterion, side, text);
        if (value === 'not understood') return false;
        const { [side]: _before, ...other } = bounds;
        onChange(
          withBounds(filter, criterion, value === undefined ? other : { ...other, [side]: value }),
        );
        return true;
      }}
    />
  );
  return (
    <fieldset className="bounds">
      <legend className="field-label">{legend}</legend>
      {end('from', from)}
      {end('to', to)}
    </fieldset>
  );
}

interface BoundFieldProps {
  readonly label: string;
  readonly type: 'date' | 'text';
  readonly placeholder: string | undefined;
  readonly text: string;
  /** False when the text is not understood. */
  readonly onText: (text: string) => boolean;
}

function BoundField({ label, type, placeholder, text, onText }: BoundFieldProps) {
  const [typed, setTyped] = useState(text);
  const [understood, setUnderstood] = useState(true);
  const take = (): void => {
    if (typed !== text) setUnderstood(onText(typed));
  };
  return (
    <TextField
      label={label}
      type={type}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={typed}
      problem={understood ? undefined : 'Write it like 1:30.'}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}

const textOf = (criterion: AmountCriterion, value: number | undefined): string => {
  if (value === undefined) return '';
  return criterion === 'start_timestamp' ? formatDay(value) : formatTime(value);
};

function valueOf(
  criterion: AmountCriterion,
  side: 'from' | 'to',
  text: string,
): number | 'not understood' | undefined {
  if (text.trim() === '') return undefined;
  if (criterion === 'duration_ms') return lengthFrom(text) ?? 'not understood';
  return (side === 'from' ? startOfDay(text) : endOfDay(text)) ?? 'not understood';
}
