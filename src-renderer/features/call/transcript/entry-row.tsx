import { memo } from 'react';
import type { Marker } from '../../../../src-shared/marker.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { formatDateTime, humanize } from '../../../lib/format.ts';
import { MarkerGlyph } from '../markers/marker-glyph.tsx';
import { ToolPayload } from './tool-payload.tsx';

interface RowProps {
  readonly entry: TranscriptEntry;
  readonly index: number;
  /** The time as it is written; empty when nothing is known. */
  readonly time: string;
  /** Found by Earmark itself on this line. */
  readonly markers: readonly Marker[] | undefined;
  /** Tags that begin on this line; the same array for as long as they are the same. */
  readonly tags: readonly Tag[] | undefined;
}

type Turn = Extract<TranscriptEntry, { kind: 'turn' }>;

/** One line of the transcript. It is drawn once: what moves is painted over it. */
export const EntryRow = memo(function EntryRow({
  entry,
  index,
  time,
  tags,
  markers: marks,
}: RowProps) {
  const speaker = entry.kind === 'turn' ? entry.speaker : 'aside';
  return (
    <li className="entry" data-entry={index} data-kind={entry.kind} data-speaker={speaker}>
      <span className="entry-who">{speakerLabel(entry)}</span>
      {timeLabel(entry, time)}
      <div className="entry-body">
        {entry.kind === 'turn' ? turnText(entry) : <OtherEntryText entry={entry} />}
      </div>
      {marks?.map((mark) => (
        <EntryMarker key={`${mark.kind} ${mark.startMs}`} marker={mark} />
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
function EntryMarker({ marker }: { readonly marker: Marker }) {
  return (
    <p className="entry-marker" data-kind={marker.kind}>
      <MarkerGlyph kind={marker.kind} />
      <span className="entry-marker-text">
        {marker.label}
        {marker.detail === undefined ? undefined : (
          <span className="entry-note"> · {marker.detail}</span>
        )}
      </span>
    </p>
  );
}

// Called, not made components of: thousands of lines are there at once, and leave at once.
function timeLabel(entry: TranscriptEntry, time: string) {
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
function turnText(turn: Turn) {
  return (
    <p className="turn-text" data-turn-text dir="auto">
      {turn.text}
    </p>
  );
}

type OtherEntry = Exclude<TranscriptEntry, Turn>;

function OtherEntryText({ entry }: { readonly entry: OtherEntry }) {
  switch (entry.kind) {
    case 'tool-call':
      return <ToolPayload name={entry.name} text={entry.arguments} empty="no arguments" />;
    case 'tool-result':
      return (
        <ToolPayload
          name={resultText(entry.successful)}
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

const resultText = (successful: boolean | undefined): string =>
  successful === undefined ? 'answered' : successful ? '✓ succeeded' : '✕ failed';

function NodeText({ entry }: { readonly entry: Extract<OtherEntry, { kind: 'node' }> }) {
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

function SmsText({ entry }: { readonly entry: Extract<OtherEntry, { kind: 'sms' }> }) {
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

const entryKindLabels: { readonly [K in OtherEntry['kind']]: string } = {
  'tool-call': 'Tool',
  'tool-result': 'Result',
  node: 'Node',
  dtmf: 'Keypad',
  sms: 'SMS',
  injected: 'Injected',
  unknown: 'Other',
};

function speakerLabel(entry: TranscriptEntry): string {
  return entry.kind === 'turn' ? humanize(entry.speaker) : entryKindLabels[entry.kind];
}
