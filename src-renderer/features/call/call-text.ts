import { formatCount, humanize } from '../../lib/format.ts';
import type { Verdict } from '../../../src-shared/annotations.ts';
import type { RecordingOffer } from '../../../src-shared/call-detail.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import type { MarkerKind } from '../../../src-shared/marker.ts';
import type { TranscriptEntry, TranscriptState } from '../../../src-shared/transcript.ts';

// Every text that the call desk shows, except times and numbers. Nothing here knows the rest of the feature.

export const deskText = {
  region: 'Call',
  noCall: 'No call open',
  /** Stands around the shortcuts for "open" and "next call". */
  noCallHint: ['Select a call in the queue and press', ', or press', 'for the next one.'],
  opening: 'Opening call…',
  openFailed: (reason: string) => `Couldn’t open this call. ${reason}`,
  tryAgain: 'Try again',
  cannotShow: 'This part of the call can’t be shown. The rest still works.',
  chat: 'Chats have no recording. Each message shows when it was written.',
} as const;

const outcomeNames: Readonly<Record<string, string>> = {
  true: 'Successful',
  false: 'Unsuccessful',
};

export const headerText = {
  unnamedAgent: 'Unnamed agent',
  caller: 'Caller',
  started: 'Started',
  length: 'Length',
  sentiment: 'Sentiment',
  outcome: 'Outcome',
  latency: 'Latency',
  median: (latency: string) => `${latency} (p50)`,
  redaction: 'Redaction',
  source: 'Source',
  offlineCopy: 'Offline copy',
  flagged: 'Flagged',
  /** Stands behind Retell's judgement. */
  verdict: (verdict: Verdict): string =>
    verdict.stance === 'corrected'
      ? `→ ${outcomeNames[verdict.value] ?? verdict.value}`
      : `(${verdict.stance})`,
  concealedAgent: 'Agent hidden',
} as const;

export const reviewStatusText: {
  readonly [K in ReviewStatus]: readonly [icon: string, name: string];
} = {
  new: ['○', 'Not reviewed'],
  draft: ['◐', 'Draft'],
  submitted: ['●', 'Submitted'],
  reopened: ['◐', 'Reopened'],
  skipped: ['⊘', 'Skipped'],
  voided: ['⊘', 'Voided'],
};

export const redactionText = {
  redacted: 'Redacted',
  unredacted: 'Unredacted',
  transcriptOnly: 'Transcript redacted, recording not redacted',
  recordingOnly: 'Recording redacted, transcript not redacted',
  notice: 'Retell redacted personal data in this transcript.',
  show: 'Show unredacted transcript',
  isRecorded: 'Viewing is noted in History.',
  nothingRedacted: 'This transcript is not redacted',
  shown: 'Showing the unredacted transcript. This is noted in History.',
  failed: 'Couldn’t show the unredacted transcript',
} as const;

type NoticeState = Exclude<TranscriptState, 'ready' | 'not-fetched'>;

export const transcriptText = {
  region: 'Transcript',
  follow: 'Follow the spoken word',
  fetching: 'Loading the transcript…',
  fetchingHint: 'You can already score the call.',
  fetchFailed: (reason: string) => `Couldn’t load the transcript. ${reason}`,
  canBePlayed: 'The recording can be played.',
  summary: 'Summary',
  unredactedSummary: 'Summary (not redacted)',
} as const;

/** What is missing from a transcript, and what that means. */
export const transcriptNotices: {
  readonly [K in NoticeState]: readonly [what: string, next: string];
} = {
  'no-words': [
    'No word timing for this call.',
    'You can read, step through and tag the transcript, but it doesn’t follow the recording.',
  ],
  'not-kept': ['Retell stores no transcript for this call.', 'See Details for the rest.'],
  'nothing-said': [
    'Retell has no transcript of this call.',
    'The call may not have connected, or nobody spoke.',
  ],
};

/** Shown for words whose time is missing or doubtful. */
export const wordTimingText = {
  absent: 'No time for this word',
  outOfOrder: 'This word’s time is out of order',
  overlapping: 'This word’s time overlaps the previous word',
  impossible: 'This word’s time is impossible',
} as const;

type OtherKind = Exclude<TranscriptEntry['kind'], 'turn'>;

/** Stand in the speaker column of entries that nobody spoke. */
export const entryKindText: { readonly [K in OtherKind]: string } = {
  'tool-call': 'Tool',
  'tool-result': 'Result',
  node: 'Node',
  dtmf: 'Keypad',
  sms: 'SMS',
  injected: 'Injected',
  unknown: 'Other',
};

/** A speaker as the UI names it; Retell's `user` is the caller. */
export const speakerName = (speaker: string): string =>
  speaker === 'user' ? waveformText.caller : humanize(speaker);

export const entryText = {
  noArguments: 'no arguments',
  emptyResult: 'empty result',
  empty: 'empty',
  returned: 'returned',
  succeeded: '✓ succeeded',
  failed: '✕ failed',
  pressed: 'Pressed',
  end: 'end',
  attachment: (summary: string | undefined) => `Attachment: ${summary ?? 'no description'}`,
  cut: (characters: number) => `… cut after ${formatCount(characters)} characters`,
  gap: (time: string) => `+${time}`,
  cannotShow: 'This entry can’t be shown.',
} as const;

/** The toolbar at words that were selected with the mouse. */
export const selectionText = {
  toolbar: 'Selection',
  tag: (name: string) => `Tag as ${name}`,
  correct: 'Correct what was said',
  evidence: 'Attach as evidence',
  loop: 'Loop the selection',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Couldn’t copy the selection.',
} as const;

export const findText = {
  field: 'Find in this call',
  previous: 'Previous hit',
  next: 'Next hit',
  close: 'Close find',
  none: 'Not in this call',
  count: (current: number, total: string) => `${current} of ${total}`,
} as const;

export const transportText = {
  group: 'Playback',
  position: 'Position',
  play: 'Play',
  pause: 'Pause',
  slower: 'Slower',
  faster: 'Faster',
  speed: 'Speed',
  loop: 'Loop',
  skipSilence: 'Skip silence',
  volume: 'Volume',
  zoomIn: 'Zoom in on the waveform',
  zoomOut: 'Zoom out of the waveform',
  reset: 'Reset',
  resume: 'Resume',
  buffering: 'Waiting for the recording…',
  cannotPlay: 'This recording can’t be played. You can still read and tag the transcript.',
  interrupted: 'Download interrupted. The downloaded part can be played.',
  downloading: (progress: string) => `Downloading ${progress}`,
  shorterThanWords: (recording: string, words: string) =>
    `The recording ends at ${recording}, the transcript at ${words}.`,
  estimatedLength: (recording: string, call: string) =>
    `The player estimates ${recording}, Retell reports ${call}. Seeking may be inaccurate.`,
  otherLength: (recording: string, call: string) => `Recording ${recording}, call ${call}`,
  cutOff: 'The recording file is cut off, so it may end early.',
  corrupt: 'The recording file is damaged, so it may not play to the end.',
  noIndex:
    'The bit rate of this MP3 varies and it has no index, so seeking may land at the wrong time.',
  replacesChannels:
    'The recording with separate channels isn’t available. Playing the mixed recording.',
  replacesOther: 'The preferred recording isn’t available. Playing another one.',
} as const;

/** How the word timing was shifted, for the transport bar and for messages. */
export const wordOffsetText = (offsetMs: number): string =>
  offsetMs === 0
    ? 'Original word timing'
    : `Word timing ${Math.abs(offsetMs)} ms ${offsetMs < 0 ? 'earlier' : 'later'}`;

export const waveformText = {
  region: 'Waveform',
  agent: 'Agent',
  caller: 'Caller',
  bothSpeakers: 'Both',
  channel: (number: number) => `Channel ${number}`,
} as const;

/** Shown in place of the waveform while there is no recording. */
export const noRecordingText: { readonly [K in RecordingOffer]: string } = {
  offered: 'Loading the recording…',
  none: 'This call has no recording. You can still read and tag the transcript.',
  'not-kept': 'Retell stores no recording for this call.',
  'not-yet': 'The recording is available after the call ends.',
  chat: 'Chats have no recording.',
  'not-known': 'Loading the call to see whether it has a recording…',
};

export const recordingText = {
  opening: (received: string | undefined) =>
    received === undefined ? 'Opening the recording…' : `Opening the recording… ${received}`,
  drawing: 'Drawing the waveform…',
  drawFailed: (reason: string) =>
    `Couldn’t draw the waveform. ${reason} The recording can be played.`,
  wavOnly: 'Only WAV recordings have a waveform.',
  canBePlayed: 'This one can be played.',
} as const;

export const markerNames: { readonly [K in MarkerKind]: string } = {
  'dead-air': 'Dead air',
  overlap: 'Overlap',
  interruption: 'Interruption',
  'slow-answer': 'Slow response',
  'tool-turn': 'Tool',
  'failed-tool': 'Failed tool',
  monologue: 'Monologue',
};

export const markerText = {
  shown: 'Shown markers',
  none: 'No markers',
  toggle: (name: string, shown: boolean) => `${name}: click to ${shown ? 'hide' : 'show'}`,
  more: (first: string, count: number) => `${first} And ${count} more.`,
} as const;

/** The figures of a call and what each of them means. */
export const figureText = {
  talk: (speaker: string, time: string) => `${speaker} speaks for ${time}`,
  silence: 'Silence',
  silenceTitle: 'Time when nobody speaks',
  longestMonologue: 'Longest monologue',
  longestMonologueTitle: 'The longest uninterrupted speech of one speaker',
  monologue: (seconds: string, speaker: string) => `${seconds} s (${speaker})`,
  responseTimeMedian: 'Response time p50',
  responseTimeP90: 'p90',
  responseTimeTitle: (count: number) =>
    `From the end of the caller’s turn to the start of the agent’s reply, over ${count} response${count === 1 ? '' : 's'}`,
} as const;

/** Announced after a command. */
export const callMessages = {
  loopOn: 'Loop on',
  loopOff: 'Loop off',
  nothingToLoop: 'Nothing to loop: no word timing here',
  skippingSilence: 'Skipping silence',
  playingSilence: 'Playing silence',
  selected: (range: string) => `Selected ${range}`,
  pastRecording: (end: string) => `The recording ends at ${end}`,
  noNextMarker: 'No more markers',
  noPreviousMarker: 'No earlier markers',
} as const;
