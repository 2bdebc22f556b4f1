import { memo } from 'react';
import type { Mark } from '../../../../src-shared/marks/mark.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { formatDateTime, plainWords } from '../../../lib/format.ts';
import { MarkGlyph } from '../mark-glyph.tsx';
import { ToolPayload } from './tool-payload.tsx';

interface RowProps {
  readonly entry: TranscriptEntry;
  readonly index: number;
  /** The time as it is written; empty when nothing is known. */
  readonly time: string;
  /** Found by Earmark itself on this line. */
  readonly marks: readonly Mark[] | undefined;
  /** Tags that begin on this line; the same array for as long as they are the same. */
  readonly tags: readonly Tag[] | undefined;
}

type Turn = Extract<TranscriptEntry, { kind: 'turn' }>;

/** One line of the transcript. It is drawn once: what moves is painted over it. */
export const EntryRow = memo(function EntryRow({ entry, index, time, tags, marks }: RowProps) {
  const speaker = entry.kind === 'turn' ? entry.speaker : 'aside';
  return (
    <li className="entry" data-entry={index} data-kind={entry.kind} data-speaker={speaker}>
      <span className="entry-who">{whoOf(entry)}</span>
      {timeOf(entry, time)}
      <div className="entry-body">
        {entry.kind === 'turn' ? textOf(entry) : <AsideText entry={entry} />}
      </div>
      {marks?.map((mark) => (
        <EntryMark key={`${mark.kind} ${mark.startMs}`} mark={mark} />
      ))}
      {tags === undefined ? undefined : (
        <span className="entry-tags">
          {tags.map((tag, place) => (
            // The same tag may stand on one line twice, and chips never change places.
            <span key={`${tag.id}-${place}`} className="entry-tag" data-colour={tag.colour}>
              {tag.name}
            </span>
          ))}
        </span>
      )}
    </li>
  );
});

/** Its sign stands in the margin, its words below what it is about. */
function EntryMark({ mark }: { readonly mark: Mark }) {
  return (
    <p className="entry-mark" data-kind={mark.kind}>
      <MarkGlyph kind={mark.kind} />
      <span className="entry-mark-words">
        {mark.label}
        {mark.detail === undefined ? undefined : (
          <span className="entry-note"> · {mark.detail}</span>
        )}
      </span>
    </p>
  );
}

// Called, not made components of: thousands of lines are there at once, and leave at once.
function timeOf(entry: TranscriptEntry, time: string) {
  if (time !== '') return <span className="entry-time figure">{time}</span>;
  const sent = entry.sentMs;
  return (
    <span
      className="entry-time figure"
      title={sent === undefined ? undefined : formatDateTime(sent)}
    >
      {sent === undefined ? '' : formatDateTime(sent).slice(-5)}
    </span>
  );
}

/** Nothing but the text stands in the element: places in it are places in the turn. */
function textOf(turn: Turn) {
  return (
    <p className="turn-text" data-turn-text dir="auto">
      {turn.text}
    </p>
  );
}

type Aside = Exclude<TranscriptEntry, Turn>;

function AsideText({ entry }: { readonly entry: Aside }) {
  switch (entry.kind) {
    case 'tool-call':
      return <ToolPayload name={entry.name} text={entry.arguments} empty="no arguments" />;
    case 'tool-result':
      return (
        <ToolPayload
          name={resultWords(entry.successful)}
          text={entry.content}
          empty="empty answer"
          failed={entry.successful === false}
        />
      );
    case 'node':
      return <NodeText entry={entry} />;
    case 'dtmf':
      return (
        <p>
          Pressed key <kbd className="entry-key">{entry.digit}</kbd>
        </p>
      );
    case 'sms':
      return <SmsText entry={entry} />;
    case 'injected':
      return (
        <p className="aside-text" dir="auto">
          {entry.text}
        </p>
      );
    case 'unknown':
      return <ToolPayload name={entry.role} text={entry.raw} empty="nothing in it" />;
    default:
      return assertNever(entry, 'transcript entry');
  }
}

const resultWords = (successful: boolean | undefined): string =>
  successful === undefined ? 'answered' : successful ? '✓ succeeded' : '✕ failed';

function NodeText({ entry }: { readonly entry: Extract<Aside, { kind: 'node' }> }) {
  return (
    <p className="aside-text">
      {entry.from === undefined ? undefined : <span>{entry.from} </span>}
      <span aria-hidden="true">→ </span>
      <span>{entry.to ?? 'end'}</span>
      {entry.transition === undefined ? undefined : (
        <span className="entry-note"> · {entry.transition}</span>
      )}
    </p>
  );
}

function SmsText({ entry }: { readonly entry: Extract<Aside, { kind: 'sms' }> }) {
  return (
    <>
      <p className="aside-text" dir="auto">
        {entry.text}
      </p>
      {entry.media.map(({ summary }, place) => (
        // Attachments have no name of their own and never change places.
        <p key={place} className="entry-note">
          Attachment: {summary ?? 'no description'}
        </p>
      ))}
    </>
  );
}

const asideNames: { readonly [K in Aside['kind']]: string } = {
  'tool-call': 'Tool',
  'tool-result': 'Result',
  node: 'Node',
  dtmf: 'Keypad',
  sms: 'SMS',
  injected: 'Injected',
  unknown: 'Other',
};

function whoOf(entry: TranscriptEntry): string {
  return entry.kind === 'turn' ? plainWords(entry.speaker) : asideNames[entry.kind];
}
