import type { CallDetail } from '../../src-shared/call-detail.ts';
import { serializeTranscript, type SerializedCall } from '../../src-shared/serialized-call.ts';
import type { CallId } from '../../src-shared/call.ts';
import type { ReviewData } from '../../src-shared/review.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import type { Tag } from '../../src-shared/tag.ts';
import type { WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { fakeCall } from './fake-calls.ts';
import { noAnnotations } from '../../src-shared/no-annotations.ts';

export const fakeRubric: Rubric = {
  id: 'standard',
  version: 1,
  name: 'Standard',
  kinds: ['call', 'chat'],
  passMark: 80,
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
          options: [
            { id: 'yes', label: 'Yes', points: 1 },
            { id: 'no', label: 'No', points: 0 },
          ],
          allowNotApplicable: true,
        },
      ],
    },
  ],
};

export const fakeTags: readonly Tag[] = [
  { id: 'misheard', name: 'Misheard', colour: 'red', digit: 1 },
  { id: 'praise', name: 'Praise', colour: 'green', digit: 2 },
];

export const fakeReviewData = (callId: CallId): ReviewData => ({
  callId,
  ...noAnnotations,
  tags: [],
  review: {
    status: 'new',
    purpose: 'regular',
    flagged: false,
    rubricId: fakeRubric.id,
    rubricVersion: fakeRubric.version,
    answers: {},
    activeMs: 0,
  },
});

/** A call without transcript entries. */
export function fakeCallDetail(callId: CallId): CallDetail {
  const row = fakeCall(Number(callId.slice('call_'.length)) || 0);
  return {
    callId,
    agentName: row.agentName,
    call: {
      id: callId,
      kind: 'call',
      agentName: row.agentName,
      startMs: row.startMs,
      durationMs: row.durationMs,
      fromNumber: row.party,
      ...(row.sentiment === undefined ? {} : { sentiment: row.sentiment }),
      ...(row.successful === undefined ? {} : { successful: row.successful }),
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
    },
    transcript: {
      state: 'nothing-said',
      scrubbed: false,
      entries: [],
      words: {
        count: 0,
        startMs: new Float64Array(),
        endMs: new Float64Array(),
        entry: new Uint32Array(),
        textStart: new Uint32Array(),
        textEnd: new Uint32Array(),
        trust: new Uint8Array(),
      },
    },
    recording: 'none',
    work: fakeReviewData(callId),
    rubric: fakeRubric,
    positionMs: 0,
    copy: 'whole',
  };
}

/** The response to opening a workspace. */
export const fakeOpenedWorkspace = (kind: 'sample' | 'retell', name: string): WorkspaceOpened => ({
  workspace: {
    id: kind === 'sample' ? 'sample' : 'acme',
    name,
    kind,
    apiKeyLocation: kind === 'sample' ? 'not-needed' : 'keychain',
    preferRedacted: true,
    lastOpenedMs: Date.UTC(2026, 10, 20),
  },
  tags: fakeTags,
  rubric: fakeRubric,
  concurrency: { current: 10, limit: 100 },
});

/** The call in the form in which main sends it. */
export const serializedCall = ({ transcript, ...detail }: CallDetail): SerializedCall => ({
  ...detail,
  transcript: { ...serializeTranscript(transcript), name: `transcript of ${detail.callId}` },
});
