import { memo, type ReactNode } from 'react';
import {
  textInParts,
  type PlacedCorrection,
} from '../../../../src-shared/corrections/placed-corrections.ts';
import type { Marker } from '../../../../src-shared/marker.ts';
import { textOfEntry } from '../../../../src-shared/entry-text.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { formatDateTime, formatTimeOfDay } from '../../../lib/dates.ts';
import { formatTime } from '../../../lib/format.ts';
import { entryKindText, entryText, speakerName } from '../call-text.ts';
import { checkText, correctionText } from '../annotations/annotation-text.ts';
import { MarkerGlyph } from '../markers/marker-glyph.tsx';
import { clip, maxEntryChars } from './clip.ts';
import { ToolPayload } from './tool-payload.tsx';

/** An applied tag as an entry shows it. */
export interface EntryTag {
  readonly tag: Tag;
  readonly comment?: string | undefined;
}

/** What a reviewer noted on an entry. */
export interface EntryNotes {
  readonly corrections: readonly PlacedCorrection[];
  readonly isChecked: boolean;
  /** There is a better reply, or it is being written. */
  readonly hasReply: boolean;
}

/** Renders the better reply of an entry. */
export type RenderReply = (entry: number, quote: string, time: string) => ReactNode;

interface RowProps {
  readonly entry: TranscriptEntry;
  readonly index: number;
  /** The formatted time; empty when unknown. */
  readonly time: string;
  /** The markers of this entry. */
  readonly markers: readonly Marker[] | undefined;
  /** Tags that begin in this entry; the same array as long as they don't change. */
  readonly tags: readonly EntryTag[] | undefined;
  /** What the reviewer noted on this entry; the same object as long as it does not change. */
  readonly notes: EntryNotes | undefined;
  readonly renderReply: RenderReply;
  /** Time since the previous message; undefined where messages have no time of their own. */
  readonly gapMs: number | undefined;
}

type Turn = Extract<TranscriptEntry, { kind: 'turn' }>;

/** One entry of the transcript. It renders once; what changes during playback is a highlight. */
export const EntryRow = memo(function EntryRow(props: RowProps) {
  const { entry, index, time, tags, markers, notes, renderReply, gapMs } = props;
  const speaker = entry.kind === 'turn' ? entry.speaker : 'aside';
  return (
    <li className="entry" data-entry={index} data-kind={entry.kind} data-speaker={speaker}>
      <span className="entry-who">
        {speakerLabel(entry)}
        {notes?.isChecked === true && <Checked />}
      </span>
      {timeLabel(entry, time, gapMs)}
      <div className="entry-body">{entryBody(entry, notes)}</div>
      {markers?.map((marker) => (
        <EntryMarker key={`${marker.kind} ${marker.startMs}`} marker={marker} />
      ))}
      {notes?.hasReply === true && renderReply(index, textOfEntry(entry), time)}
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

const entryBody = (entry: TranscriptEntry, notes: EntryNotes | undefined) =>
  entry.kind === 'turn' ? turnText(entry, notes?.corrections) : <OtherEntryText entry={entry} />;

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

const Checked = () => (
  <span className="entry-checked" title={checkText.title}>
    <span aria-hidden="true"> ✓</span>
    <span className="unseen"> {checkText.checked}</span>
  </span>
);

/** Retell's text, without corrections in one text node. `dom-positions.ts` finds offsets in it. */
function turnText(turn: Turn, corrections: readonly PlacedCorrection[] = []) {
  const text = clip(turn.text);
  return (
    <>
      <p className="turn-text" data-turn-text dir="auto">
        {corrections.length === 0
          ? text
          : textInParts(text, corrections).map((part) =>
              part.placed === undefined ? (
                part.text
              ) : (
                <CorrectedText
                  key={part.placed.correction.id}
                  corrected={part.placed.corrected}
                  shown={part.text}
                />
              ),
            )}
      </p>
      {turn.text.length <= maxEntryChars ? undefined : (
        <p className="entry-note">{entryText.cut(maxEntryChars)}</p>
      )}
    </>
  );
}

interface CorrectedProps extends Pick<PlacedCorrection, 'corrected'> {
  /** What Retell has in the transcript that is shown, which may be redacted. */
  readonly shown: string;
}

/** What was really said. Retell's words stay in the text: for find, copying and assistive tools. */
const CorrectedText = ({ shown, corrected }: CorrectedProps) => (
  <span className="corrected" title={correctionText.originalTitle(shown)}>
    <del className="unseen">{shown}</del>
    <ins data-empty={corrected === '' || undefined}>
      {corrected === '' ? correctionText.notSaid : corrected}
    </ins>
  </span>
);

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
