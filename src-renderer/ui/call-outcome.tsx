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
    <span
      className={`call-outcome call-outcome-${tones[value ?? ''] ?? 'none'}`}
      title={value ?? 'No sentiment'}
    >
      <Face aria-hidden="true" />
      <span className="call-outcome-text">{value ?? 'No sentiment'}</span>
    </span>
  );
}

const unknown = 'Outcome unknown';

interface OutcomeProps {
  /** Undefined when the call was not analysed. */
  readonly successful: boolean | undefined;
}

/** Whether the call was successful, as an icon and a word. */
export function Outcome({ successful }: OutcomeProps) {
  if (successful === undefined) {
    return (
      <span className="call-outcome call-outcome-none" title={unknown}>
        <Minus aria-hidden="true" />
        <span className="call-outcome-text">{unknown}</span>
      </span>
    );
  }
  const Thumb = successful ? ThumbsUp : ThumbsDown;
  return (
    <span
      className={`call-outcome call-outcome-${successful ? 'good' : 'bad'}`}
      title={successful ? 'Successful' : 'Unsuccessful'}
    >
      <Thumb aria-hidden="true" />
      <span className="call-outcome-text">{successful ? 'Successful' : 'Unsuccessful'}</span>
    </span>
  );
}
