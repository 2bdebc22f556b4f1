import { CircleHelp, Frown, Meh, Minus, Smile, ThumbsDown, ThumbsUp } from 'lucide-react';
import './call-outcome.css';

interface SentimentProps {
  /** Retell's value; undefined when the call was not analysed. */
  readonly value: string | undefined;
}

const faces = { Negative: Frown, Neutral: Meh, Positive: Smile } as const;
const tones: Readonly<Record<string, string>> = { Negative: 'bad', Positive: 'good' };

/** The caller's sentiment, as an icon and a word. */
export function Sentiment({ value }: SentimentProps) {
  const known = value === 'Negative' || value === 'Neutral' || value === 'Positive';
  const Face = known ? faces[value] : value === undefined ? Minus : CircleHelp;
  return (
    <span className={`verdict verdict-${tones[value ?? ''] ?? 'none'}`}>
      <Face aria-hidden="true" />
      {value ?? 'No sentiment'}
    </span>
  );
}

interface OutcomeProps {
  /** Undefined when the call was not analysed. */
  readonly successful: boolean | undefined;
}

/** Whether the call was successful, as an icon and a word. */
export function Outcome({ successful }: OutcomeProps) {
  if (successful === undefined) {
    return (
      <span className="verdict call-outcome-none">
        <Minus aria-hidden="true" />
        No outcome
      </span>
    );
  }
  const Thumb = successful ? ThumbsUp : ThumbsDown;
  return (
    <span className={`verdict verdict-${successful ? 'good' : 'bad'}`}>
      <Thumb aria-hidden="true" />
      {successful ? 'Successful' : 'Unsuccessful'}
    </span>
  );
}
