import type { Entry } from '../../../src-shared/call.ts';
import { textOfEntry } from '../../../src-shared/entry-text.ts';
import { answerText } from '../../../src-shared/review-answers.ts';
import type {
  DatasetCall,
  DatasetMessage,
  DatasetTurn,
} from '../../../src-shared/exports/dataset-line.ts';
import type { Span } from '../../../src-shared/span.ts';
import type { ExportRow } from '../../library/port.ts';
import { localTime, utcTime } from '../cells/timestamps.ts';
import { answersOf, causeName } from '../columns/answer-columns.ts';
import { seconds } from '../columns/call-columns.ts';
import { percentOf, scoreOfRow, tagName } from '../columns/review-columns.ts';

const common = (row: ExportRow, workspace: string) => {
  const { call, work, rubric } = row;
  const { review } = work;
  return {
    schema: 'earmark-dataset-1' as const,
    workspace,
    call_id: call.id,
    kind: call.kind,
    started_at: utcTime(call.startMs),
    started_at_local: localTime(call.startMs),
    agent_id: call.agentId,
    agent_name: call.agentName,
    agent_version: call.agentVersion,
    review_id: work.reviewId,
    reviewer: review.reviewer,
    purpose: review.purpose,
    review_state: review.status,
    submitted_at: utcTime(review.submittedMs),
    submitted_at_local: localTime(review.submittedMs),
    rubric: rubric.name,
    rubric_version: rubric.version,
    score: percentOf(scoreOfRow(row).percent),
    passed: scoreOfRow(row).passed,
  };
};

/** A reviewed call as a line of the dataset. */
export function datasetCall(row: ExportRow, workspace: string): DatasetCall {
  const { call, work } = row;
  return {
    ...common(row, workspace),
    messages: messagesOf(row),
    answers: answersOf(row).map(({ section, criterion, answer }) => ({
      section: section.name,
      criterion: criterion.name,
      criterion_id: criterion.id,
      answer: answerText(criterion, answer.value),
      comment: answer.comment,
      root_causes: answer.causes?.map((id) => causeName(row.rubric, id)),
    })),
    tags: work.tags.map(({ tagId, span, quote, comment }) => ({
      tag: tagName(row.tags, tagId),
      start_s: seconds(span.startMs),
      end_s: seconds(span.endMs),
      quote,
      comment,
    })),
    comment: work.review.comment,
    sentiment: call.sentiment,
    successful: call.successful,
    verdicts: { ...work.verdicts },
  };
}

/** Each turn of the agent with what came before it. */
export function datasetTurns(row: ExportRow, workspace: string): readonly DatasetTurn[] {
  const messages = messagesOf(row);
  return messages.flatMap((turn, index) =>
    turn.role === 'assistant' && turn.tool_calls === undefined
      ? [{ ...common(row, workspace), context: messages.slice(0, index), turn }]
      : [],
  );
}

const roles: Readonly<Record<string, DatasetMessage['role']>> = {
  agent: 'assistant',
  user: 'user',
};

function messagesOf(row: ExportRow): DatasetMessage[] {
  const { entries = [], transcriptText } = row.call;
  if (entries.length === 0 && transcriptText !== undefined) {
    return [{ role: 'system', content: transcriptText, name: 'transcript', entry: 0 }];
  }
  return entries.map((entry, index) => ({
    ...messageOf(entry),
    entry: index,
    ...notesOn(row, index),
  }));
}

type Turn = Extract<Entry, { kind: 'turn' }>;

function turnMessage({ speaker, text, words }: Turn): Omit<DatasetMessage, 'entry'> {
  const role = roles[speaker];
  return {
    role: role ?? 'system',
    content: text,
    ...(role === undefined ? { name: speaker } : {}),
    start_s: seconds(words.find(({ startMs }) => startMs !== undefined)?.startMs),
    end_s: seconds(words.findLast(({ endMs }) => endMs !== undefined)?.endMs),
  };
}

function messageOf(entry: Entry): Omit<DatasetMessage, 'entry'> {
  switch (entry.kind) {
    case 'turn':
      return turnMessage(entry);
    case 'tool-call': {
      const call = { name: entry.name, arguments: entry.arguments };
      return {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: entry.toolCallId, type: 'function', function: call }],
      };
    }
    case 'tool-result':
      return { role: 'tool', content: entry.content, tool_call_id: entry.toolCallId };
    case 'dtmf':
      return { role: 'user', content: entry.digit, name: 'dtmf' };
    case 'node':
    case 'sms':
    case 'injected':
    case 'unknown':
      return { role: 'system', content: textOfEntry(entry), name: entry.kind };
    default:
      return entry satisfies never;
  }
}

/** What the reviewer noted on an entry of the transcript. */
function notesOn({ work, tags, call }: ExportRow, entry: number): Partial<DatasetMessage> {
  const isIn = (span: Span): boolean => span.entry === entry;
  const corrections = work.corrections.filter(({ span }) => isIn(span));
  const turn = call.entries?.[entry];
  const reply = work.betterReplies.find((one) => one.entry === entry)?.reply;
  const names = work.tags.filter(({ span }) => isIn(span)).map(({ tagId }) => tagName(tags, tagId));
  return {
    ...(corrections.length > 0 && turn?.kind === 'turn'
      ? { corrected: correctedText(turn.text, corrections) }
      : {}),
    ...(work.checkedTurns.includes(entry) ? { checked: true } : {}),
    ...(reply === undefined ? {} : { better_reply: reply }),
    ...(names.length > 0 ? { tags: names } : {}),
  };
}

/** The turn with each original replaced where it occurs first after the one before. */
function correctedText(text: string, corrections: ExportRow['work']['corrections']): string {
  let done = '';
  let rest = text;
  for (const { original, corrected } of corrections) {
    const at = original === '' ? -1 : rest.indexOf(original);
    if (at < 0) continue;
    done += rest.slice(0, at) + corrected;
    rest = rest.slice(at + original.length);
  }
  return done + rest;
}
