import { buildTranscript } from '../../../../src-main/library/calls/transcript/build-transcript.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { Call, CallId, Entry, Word } from '../../../../src-shared/call.ts';
import { fakeRubric, fakeReviewData } from '../../../fakes/fake-review-data.ts';

/** A turn with a word of 200 ms every 300 ms. */
export function turn(speaker: string, startMs: number, text: string): Entry {
  const words: Word[] = text.split(' ').map((word, place) => ({
    text: word,
    startMs: startMs + place * 300,
    endMs: startMs + place * 300 + 200,
  }));
  return { kind: 'turn', speaker, text, words };
}

const defaultEntries: readonly Entry[] = [
  turn('agent', 0, 'Hello this is Ava'),
  turn('user', 2000, 'I said Monday'),
  { kind: 'tool-call', toolCallId: 't1', name: 'book_slot', arguments: '{"day":"Tuesday"}' },
  { kind: 'tool-result', toolCallId: 't1', content: '{"error":409}', successful: false },
  turn('agent', 6000, 'Monday it is'),
];

/** A short call as the desk receives it. */
export function sampleCall(id: string, changes: Partial<Call> = {}): CallDetail {
  const callId = id as CallId;
  const call: Call = {
    id: callId,
    kind: 'call',
    agentName: `Agent of ${id}`,
    durationMs: 8000,
    status: 'ended',
    entries: defaultEntries,
    media: {
      recording: false,
      multiChannel: false,
      scrubbedRecording: false,
      scrubbedMultiChannel: false,
      publicLog: false,
      knowledgeBase: false,
    },
    unknown: {},
    problems: [],
    ...changes,
  };
  return {
    callId,
    call,
    ...(call.agentName === undefined ? {} : { agentName: call.agentName }),
    transcript: buildTranscript(call, { scrubbed: false }),
    recording: 'none',
    work: fakeReviewData(callId),
    rubric: twoCriteria,
    positionMs: 0,
    copy: 'whole',
  };
}

const yes = { id: 'yes', label: 'Yes', points: 1 };
const no = { id: 'no', label: 'No', points: 0 };

/** One criterion that may not apply, and one that fails the call. */
export const twoCriteria: Rubric = {
  ...fakeRubric,
  sections: [
    {
      id: 'opening',
      name: 'Opening',
      criteria: [
        {
          kind: 'choice',
          id: 'greeting',
          name: 'Greeting',
          weight: 1,
          options: [yes, no],
          allowNotApplicable: true,
        },
        {
          kind: 'choice',
          id: 'verified',
          name: 'Verification',
          weight: 3,
          options: [yes, { ...no, fails: 'all' }],
          allowNotApplicable: false,
        },
      ],
    },
  ],
};
