import { isDeepStrictEqual } from 'node:util';
import { answerText } from '../../../../src-shared/review-answers.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { Answer, ReviewData } from '../../../../src-shared/review.ts';
import type { CallEdit } from '../../../../src-shared/apply-review-edit.ts';
import { findCriterion } from '../../../../src-shared/rubrics/criteria.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { Tag } from '../../../../src-shared/tag.ts';

/** The history labels: each states what was done. After an undo, the label follows "Undid: ". */
export const workspaceEditText = {
  tagSetChanged: 'Tag set changed',
  tagAdded: (name: string) => `Tag ${name} added to the tag set`,
  tagRenamed: (from: string, to: string) => `Tag ${from} renamed to ${to}`,
  tagRetired: (name: string) => `Tag ${name} retired`,
  tagRestored: (name: string) => `Tag ${name} restored`,
  tagChanged: (name: string) => `Tag ${name} changed`,
  tagsMerged: (from: string, into: string, count: number) =>
    `Tag ${from} merged into ${into} (${count === 1 ? '1 place' : `${count} places`})`,
  rubricSaved: (name: string, version: number) => `Rubric “${name}” saved as version ${version}`,
  rubricDraftSaved: (name: string, version: number) =>
    `Draft of rubric “${name}”, version ${version}, changed`,
  rubricPublished: (name: string, version: number) =>
    `Rubric “${name}”, version ${version}, published`,
  rubricRetired: (name: string, version: number) => `Rubric “${name}”, version ${version}, retired`,
  rubricDraftDeleted: (name: string, version: number) =>
    `Draft of rubric “${name}”, version ${version}, deleted`,
  versionIsFixed: 'A published version of a rubric can’t be changed. Edit it as a new version.',
  noSuchRubric: 'This version of the rubric no longer exists.',
  lastRubric: 'Publish another rubric before you retire the last one.',
  rubricHasProblems: (problem: string) => `The rubric can’t be published yet: ${problem}`,
  templatesChanged: 'Comment templates changed',
} as const;

interface EditedCall {
  readonly before: ReviewData;
  readonly after: ReviewData;
  readonly rubric: Rubric;
  readonly tags: readonly Tag[];
}

// oxlint-disable-next-line complexity -- one line per kind of edit; the compiler checks that none is missing
export function callEditLabel(edit: CallEdit, call: EditedCall): string {
  switch (edit.kind) {
    case 'tag.apply':
      return `Tag ${tagName(call, edit.tag.tagId)} added${toQuote(edit.tag.quote)}`;
    case 'tag.comment':
      return tagCommentLabel(edit.id, call);
    case 'tag.remove':
      return tagRemovedLabel(edit.id, call);
    case 'answer.set':
      return answerLabel(edit.criterionId, call);
    case 'answers.set':
      return answersLabel(edit.answers);
    case 'review.comment':
      return call.after.review.comment === undefined
        ? 'Call comment removed'
        : 'Call comment changed';
    case 'review.submit':
      return 'Review submitted';
    case 'review.void':
      return 'Review voided';
    case 'review.start':
      return startedLabels[edit.purpose];
    case 'correction.set':
      return `Transcript corrected: ${shortQuote(edit.correction.original)} to ${shortQuote(edit.correction.corrected)}`;
    case 'correction.remove':
      return 'Transcript correction removed';
    case 'turn.check':
      return edit.checked ? 'Turn marked as checked' : 'Turn no longer marked as checked';
    case 'reply.set':
      return edit.reply.trim() === '' ? 'Better reply removed' : 'Better reply changed';
    case 'verdict.set':
      return verdictLabel(edit);
    case 'reviews.reveal':
      return 'Reviews of others viewed';
    case 'review.reopen':
      return 'Review reopened';
    case 'review.skip':
      return 'Call skipped';
    case 'review.flag':
      return edit.flagged ? 'Flagged for second review' : 'Flag removed';
    case 'call.unmask':
      return 'Unredacted transcript viewed';
    default:
      return assertNever(edit, 'kind of edit');
  }
}

const startedLabels = {
  regular: 'New review started',
  'second-opinion': 'Second opinion started',
  calibration: 'Calibration review started',
} as const;

const stanceLabels = {
  agreed: 'Agreed with',
  corrected: 'Corrected',
  disputed: 'Disputed',
} as const;

function verdictLabel({ field, verdict }: Extract<CallEdit, { kind: 'verdict.set' }>): string {
  const subject = field === 'success' ? 'outcome' : field;
  const name = `Retell’s ${subject.startsWith('custom.') ? `“${subject.slice(7)}”` : subject}`;
  return verdict === undefined
    ? `Verdict on ${name} removed`
    : `${stanceLabels[verdict.stance]} ${name}`;
}

function tagCommentLabel(id: string, call: EditedCall): string {
  const tag = call.after.tags.find((one) => one.id === id);
  const what = tag?.comment === undefined ? 'removed from' : 'changed on';
  return `Comment ${what} tag ${tagName(call, tag?.tagId ?? '')}`;
}

function tagRemovedLabel(id: string, call: EditedCall): string {
  const tag = call.before.tags.find((one) => one.id === id);
  const quote = tag?.quote ?? '';
  const place = quote.trim() === '' ? '' : ` from ${shortQuote(quote)}`;
  return `Tag ${tagName(call, tag?.tagId ?? '')} removed${place}`;
}

const tagName = ({ tags }: EditedCall, tagId: string): string =>
  tags.find(({ id }) => id === tagId)?.name ?? tagId;

const toQuote = (quote: string): string => (quote.trim() === '' ? '' : ` to ${shortQuote(quote)}`);

function answerLabel(criterionId: string, { before, after, rubric }: EditedCall): string {
  const criterion = findCriterion(rubric, criterionId);
  const name = `“${criterion?.name ?? criterionId}”`;
  const [old, now] = [before.review.answers[criterionId], after.review.answers[criterionId]];
  const isSameValue = isDeepStrictEqual(old?.value, now?.value);
  const aside = isSameValue ? besideAnswerLabel(name, old, now) : undefined;
  return aside ?? `${name}: ${answerText(criterion, now?.value) ?? 'answer cleared'}`;
}

function answersLabel(
  answers: readonly { readonly criterionId: string; readonly answer: Answer }[],
): string {
  const count = new Set(answers.map(({ criterionId }) => criterionId)).size;
  const criteria = count === 1 ? '1 criterion' : `${count} criteria`;
  return answers.every(({ answer }) => answer.proposal === 'accepted')
    ? `Proposed answers accepted for ${criteria}`
    : `${criteria} answered`;
}

function besideAnswerLabel(name: string, old: Answer = {}, now: Answer = {}): string | undefined {
  if (old.comment !== now.comment) {
    return now.comment === undefined
      ? `Comment removed from ${name}`
      : `Comment changed on ${name}`;
  }
  if (!isDeepStrictEqual(old.evidence, now.evidence)) return `Evidence changed for ${name}`;
  const hasSameCauses = isDeepStrictEqual(old.causes, now.causes);
  return hasSameCauses ? undefined : `Root cause changed for ${name}`;
}

const maxQuoteCharacters = 40;

/** Shortens a quote for a label. It is cut between words and never inside a character. */
function shortQuote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  if (characters.length <= maxQuoteCharacters) return `“${line}”`;
  const start = characters.slice(0, maxQuoteCharacters).join('');
  const space = start.lastIndexOf(' ');
  return `“${space > maxQuoteCharacters / 2 ? start.slice(0, space) : start}…”`;
}
