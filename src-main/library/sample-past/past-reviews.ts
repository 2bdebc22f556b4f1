import type { Answer } from '../../../src-shared/review.ts';
import type { Span } from '../../../src-shared/span.ts';
import { answersOf, passageOf } from './past-answers.ts';
import type { PastCall } from './past-calls.ts';
import type { CallTruth } from './past-dialogue.ts';
import { pastReviewers, type PastReviewer } from './past-reviewers.ts';
import { seededChoices, type Choices } from './seeded-choices.ts';

/** A review of the sample's past, as its rows are written. */
export interface PastReview {
  readonly id: string;
  readonly past: PastCall;
  readonly reviewer: PastReviewer;
  readonly purpose: 'regular' | 'second-opinion';
  readonly submittedMs: number;
  readonly activeMs: number;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly tags: readonly PastTag[];
  readonly betterReply?: { readonly entry: number; readonly quote: string; readonly reply: string };
  readonly verdicts: readonly PastVerdict[];
}

interface PastTag {
  readonly tagId: string;
  readonly span: Span;
  readonly quote: string;
}

export interface PastVerdict {
  readonly field: 'sentiment' | 'success';
  readonly stance: 'agreed' | 'corrected';
  readonly retell: string;
  readonly value?: string;
}

/** About one call in four has a second opinion, so that severity and agreement can be computed. */
const secondOpinions = 0.26;

/** Reviews of all past calls. They are the same every time. */
export function pastReviews(calls: readonly PastCall[]): readonly PastReview[] {
  const choices = seededChoices(4711);
  return calls.flatMap((past, index) => {
    const progress = index / calls.length;
    const first = choices.weighted(
      pastReviewers.map((reviewer) => [reviewer, reviewer.share] as const),
      pastReviewers[0],
    );
    const reviews = [review(past, first, 'regular', { index, progress, choices })];
    const others = pastReviewers.filter((reviewer) => reviewer !== first);
    const [second = first] = choices.happens(0.5) ? others : others.toReversed();
    if (choices.happens(secondOpinions)) {
      reviews.push(review(past, second, 'second-opinion', { index, progress, choices }));
    }
    return reviews;
  });
}

interface Moment {
  readonly index: number;
  /** From 0 for the first call to 1 for the last. */
  readonly progress: number;
  readonly choices: Choices;
}

const hourMs = 3_600_000;

function review(
  past: PastCall,
  reviewer: PastReviewer,
  purpose: PastReview['purpose'],
  { index, progress, choices }: Moment,
): PastReview {
  const seen = seenBy(past.truth, reviewer, progress, choices);
  const delay = (purpose === 'regular' ? 20 : 70) * hourMs + choices.between(0, 300) * 60_000;
  const [fastest, slowest] = reviewer.minutes;
  const order = pastReviewers.indexOf(reviewer) + 1;
  const reply = betterReply(past, seen, choices);
  return {
    id: `5a3e0002-0000-4000-800${order}-${String(index).padStart(12, '0')}`,
    past,
    reviewer,
    purpose,
    submittedMs: (past.call.startMs ?? 0) + delay,
    activeMs: choices.between(fastest * 60, slowest * 60) * 1000,
    answers: answersOf(past, seen, choices),
    tags: tagsOf(past, seen, choices),
    ...(reply === undefined ? {} : { betterReply: reply }),
    verdicts: verdictsOf(past, seen, choices),
  };
}

/** The truth as the reviewer judges it. */
function seenBy(
  truth: CallTruth,
  { strictness: [first, last], lenience }: PastReviewer,
  progress: number,
  choices: Choices,
): CallTruth {
  const strict = first + (last - first) * progress;
  const judged = (isGood: boolean): boolean =>
    isGood ? !choices.happens(strict) : choices.happens(lenience);
  return {
    ...truth,
    greets: judged(truth.greets),
    understands: judged(truth.understands),
    confirmsDetails: judged(truth.confirmsDetails),
    readsBack: judged(truth.readsBack),
    toneFits: judged(truth.toneFits),
    resolves: truth.resolves === 'partly' && choices.happens(strict * 3) ? 'no' : truth.resolves,
  };
}

const taggedProperties: readonly (readonly [
  tagId: string,
  shows: keyof CallTruth,
  good: boolean,
])[] = [
  ['misheard', 'understands', false],
  ['slow-answer', 'fast', false],
  ['interrupted', 'letsFinish', false],
  ['off-script', 'greets', false],
  ['wrong-information', 'claimsTrue', false],
  ['tone', 'toneFits', false],
];

function tagsOf(past: PastCall, seen: CallTruth, choices: Choices): readonly PastTag[] {
  return taggedProperties.flatMap(([tagId, shows, good]) => {
    if (seen[shows] !== good || !choices.happens(0.6)) return [];
    const passage = passageOf(past, shows) ?? passageOf(past, 'confirmsDetails');
    if (passage === undefined) return [];
    const { quote, ...span } = passage;
    return [{ tagId, span, quote }];
  });
}

function betterReply(past: PastCall, seen: CallTruth, choices: Choices): PastReview['betterReply'] {
  const [shows, reply] = seen.readsBack
    ? (['greets', 'Thanks for calling Harbor Dental. I am Ava, an automated assistant.'] as const)
    : (['readsBack', 'You are booked for Thursday the 14th at three. Is that right?'] as const);
  if (seen[shows] || past.agent.rubricId === 'support' || !choices.happens(0.5)) return undefined;
  const passage = passageOf(past, shows);
  return passage && { entry: passage.entry, quote: passage.quote, reply };
}

function verdictsOf(
  { call: { sentiment = 'Neutral', successful } }: PastCall,
  seen: CallTruth,
  choices: Choices,
): readonly PastVerdict[] {
  const mood = { yes: 'Positive', partly: 'Neutral', no: 'Negative' }[seen.resolves];
  const went = String(seen.resolves === 'yes' && seen.claimsTrue);
  const verdict = (field: PastVerdict['field'], retell: string, own: string): PastVerdict =>
    retell === own || choices.happens(0.3)
      ? { field, stance: 'agreed', retell }
      : { field, stance: 'corrected', retell, value: own };
  return [
    ...(choices.happens(0.7) ? [verdict('sentiment', sentiment, mood)] : []),
    ...(choices.happens(0.7) ? [verdict('success', String(successful), went)] : []),
  ];
}
