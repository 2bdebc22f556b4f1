import { ok } from '../../../../src-shared/result.ts';
import type { Db } from '../../db/db.ts';
import { findTag } from '../tables/tag-set.ts';
import {
  afterSubmitNote,
  callIdOf,
  putReview,
  refused,
  reviewRowOrNew,
  type EditStep,
} from './edit-context.ts';

const maxQuoteCharacters = 40;

/** A quote short enough for a label, cut between words and never inside a character. */
export function shortQuote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  if (characters.length <= maxQuoteCharacters) return `“${line}”`;
  const start = characters.slice(0, maxQuoteCharacters).join('');
  const space = start.lastIndexOf(' ');
  return `“${space > maxQuoteCharacters / 2 ? start.slice(0, space) : start}…”`;
}

export const applyTag: EditStep<'tag.apply'> = (context, edit) => {
  const { tag } = edit;
  const definition = findTag(context.db, tag.tagId);
  if (definition === undefined) return refused('This tag is not in the tag set.');
  if (definition.retired === true) return refused(`The tag ${definition.name} is retired.`);
  if (appliedRow(context.db, tag.id) !== undefined) return refused('This tag was put on before.');
  const row = reviewRowOrNew(context, callIdOf(edit));
  if (!row.ok) return row;
  putReview(context, row.value);
  context.recorder.put('applied_tags', {
    id: tag.id,
    call_id: edit.callId,
    tag_id: tag.tagId,
    span: JSON.stringify(tag.span),
    quote: tag.quote,
    comment: textOrNull(tag.comment),
    created_ms: context.nowMs,
  });
  return ok(`Tag ${definition.name}${onQuote(tag.quote)}${afterSubmitNote(row.value)}`);
};

export const commentTag: EditStep<'tag.comment'> = (context, edit) => {
  const found = findApplied(context, edit);
  if (!found.ok) return found;
  const comment = textOrNull(edit.comment);
  context.recorder.put('applied_tags', { ...found.value.row, comment });
  const what = comment === null ? 'Remove the comment on' : 'Comment on';
  return ok(`${what} tag ${found.value.name}${onQuote(found.value.row.quote)}`);
};

export const removeTag: EditStep<'tag.remove'> = (context, edit) => {
  const found = findApplied(context, edit);
  if (!found.ok) return found;
  context.recorder.remove('applied_tags', [edit.id]);
  const { name, row } = found.value;
  return ok(`Remove tag ${name}${row.quote.trim() === '' ? '' : ` from ${shortQuote(row.quote)}`}`);
};

interface AppliedRow {
  readonly id: string;
  readonly call_id: string;
  readonly tag_id: string;
  readonly span: string;
  readonly quote: string;
  readonly comment: string | null;
  readonly created_ms: number;
}

const appliedRow = (db: Db, id: string): AppliedRow | undefined =>
  db.first<AppliedRow>('SELECT * FROM applied_tags WHERE id = ?', id);

function findApplied(
  { db }: { readonly db: Db },
  edit: { readonly callId: string; readonly id: string },
) {
  const row = appliedRow(db, edit.id);
  if (row === undefined || row.call_id !== edit.callId) {
    return refused('This tag is no longer on the call.');
  }
  return ok({ row, name: findTag(db, row.tag_id)?.name ?? row.tag_id });
}

const textOrNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text;

const onQuote = (quote: string): string => (quote.trim() === '' ? '' : ` on ${shortQuote(quote)}`);
