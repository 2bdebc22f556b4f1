import { memo } from 'react';
import type { Marker } from '../../../../src-shared/marker.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { formatDateTime, formatTimeOfDay } from '../../../lib/dates.ts';
import { formatTime } from '../../../lib/format.ts';
import { entryKindText, entryText, speakerName } from '../call-text.ts';
import { MarkerGlyph } from '../markers/marker-glyph.tsx';
import { clip, maxEntryChars } from './clip.ts';
import { ToolPayload } from './tool-payload.tsx';

/** An applied tag as an entry shows it. */
export interface EntryTag {
  readonly tag: Tag;
  readonly comment?: string | undefined;
}

interface RowProps {
  readonly entry: TranscriptEntry;
  readonly index: number;
  /** The formatted time; empty when unknown. */
  readonly time: string;
  /** The markers of this entry. */
  readonly markers: readonly Marker[] | undefined;
  /** Tags that begin in this entry; the same array as long as they don't change. */
  readonly tags: readonly EntryTag[] | undefined;
  /** Time since the previous message; undefined where messages have no time of their own. */
  readonly gapMs: number | undefined;
}

type Turn = Extract<TranscriptEntry, { kind: 'turn' }>;

/** One entry of the transcript. It renders once; what changes during playback is a highlight. */
export const EntryRow = memo(function EntryRow(props: RowProps) {
  const { entry, index, time, tags, markers, gapMs } = props;
  const speaker = entry.kind === 'turn' ? entry.speaker : 'aside';
  return (
    <li className="entry" data-entry={index} data-kind={entry.kind} data-speaker={speaker}>
      <span className="entry-who">{speakerLabel(entry)}</span>
      {timeLabel(entry, time, gapMs)}
      <div className="entry-body">
        {entry.kind === 'turn' ? turnText(entry) : <OtherEntryText entry={entry} />}
      </div>
      {markers?.map((marker) => (
        <EntryMarker key={`${marker.kind} ${marker.startMs}`} marker={marker} />
      ))}
      {tags === undefined ? undefined : (
        <span className="entry-tags">
          {tags.map(({ tag, comment }, place) => (
            // A tag can be applied to an entry twice, and the chips never change places.
            <span key={`${tag.id}-${place}`} className="entry-tag" data-colour={tag.colour}>
              <span className="entry-tag-name">{tag.name}</span>
              {comment === undefined || comment === '' ? undefined : (
                <span className="entry-tag-comment" title={comment}>
                  {comment}
                </span>
              )}
            </span>
          ))}
        </span>
      )}
    </li>
  );
});

/** The icon is in the margin, the text below the entry. */
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

// Functions, not components: thousands of entries mount and unmount at once.
function timeLabel(entry: TranscriptEntry, time: string, gapMs: number | undefined) {
  if (time !== '') return <span className="entry-time figure">{time}</span>;
  const sent = entry.sentMs;
  return (
    <span
      className="entry-time figure"
      title={sent === undefined ? undefined : formatDateTime(sent)}
    >
      {sent === undefined ? '' : formatTimeOfDay(sent)}
      {gapMs === undefined ? undefined : (
        <span className="entry-gap"> {entryText.gap(formatGap(gapMs))}</span>
      )}
    </span>
  );
}

/** The element contains only the text, so that offsets in it are offsets in the turn. */
function turnText(turn: Turn) {
  return (
    <>
      <p className="turn-text" data-turn-text dir="auto">
        {clip(turn.text)}
      </p>
      {turn.text.length <= maxEntryChars ? undefined : (
        <p className="entry-note">{entryText.cut(maxEntryChars)}</p>
      )}
    </>
  );
}

type OtherEntry = Exclude<TranscriptEntry, Turn>;

function OtherEntryText({ entry }: { readonly entry: OtherEntry }) {
  switch (entry.kind) {
    case 'tool-call':
      return <ToolPayload name={entry.name} text={entry.arguments} empty={entryText.noArguments} />;
    case 'tool-result':
      return (
        <ToolPayload
          name={resultText(entry.successful)}
          text={entry.content}
          empty={entryText.emptyResult}
          failed={entry.successful === false}
        />
      );
    case 'node':
      return <NodeText entry={entry} />;
    case 'dtmf':
      return (
        <p>
          {entryText.pressed} <kbd className="entry-key">{clip(entry.digit)}</kbd>
        </p>
      );
    case 'sms':
      return <SmsText entry={entry} />;
    case 'injected':
      return (
        <p className="aside-text" dir="auto">
          {clip(entry.text)}
        </p>
      );
    case 'unknown':
      return <ToolPayload name={entry.role} text={entry.raw} empty={entryText.empty} />;
    default:
      return assertNever(entry, 'transcript entry');
  }
}

const resultText = (successful: boolean | undefined): string =>
  successful === undefined
    ? entryText.returned
    : successful
      ? entryText.succeeded
      : entryText.failed;

function NodeText({ entry }: { readonly entry: Extract<OtherEntry, { kind: 'node' }> }) {
  return (
    <p className="aside-text">
      {entry.from === undefined ? undefined : <span>{clip(entry.from)} </span>}
      <span aria-hidden="true">→ </span>
      <span>{clip(entry.to ?? entryText.end)}</span>
      {entry.transition === undefined ? undefined : (
        <span className="entry-note"> · {clip(entry.transition)}</span>
      )}
    </p>
  );
}

function SmsText({ entry }: { readonly entry: Extract<OtherEntry, { kind: 'sms' }> }) {
  return (
    <>
      <p className="aside-text" dir="auto">
        {clip(entry.text)}
      </p>
      {entry.media.map(({ summary }, place) => (
        // Attachments have no id and never change places.
        <p key={place} className="entry-note">
          {entryText.attachment(summary)}
        </p>
      ))}
    </>
  );
}

/** Short gaps in seconds, longer ones like a clock. */
const formatGap = (ms: number): string =>
  ms < 60_000 ? `${Math.round(ms / 1000)} s` : formatTime(ms);

function speakerLabel(entry: TranscriptEntry): string {
  return entry.kind === 'turn' ? speakerName(entry.speaker) : entryKindText[entry.kind];
}
