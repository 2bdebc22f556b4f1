import { describe, expect, it } from 'vitest';
import { buildTranscript } from '../../../../../../src-main/library/calls/transcript/build-transcript.ts';
import type { Call, CallId, Entry, Word } from '../../../../../../src-shared/call.ts';
import { wordTrust } from '../../../../../../src-shared/transcript.ts';

const nothing = {
  recording: false,
  multiChannel: false,
  scrubbedRecording: false,
  scrubbedMultiChannel: false,
  publicLog: false,
  knowledgeBase: false,
};

const call = (more: Partial<Call>): Call => ({
  // A brand has no other way in than an assertion; ids are checked where they enter.
  id: 'call_1' as CallId,
  kind: 'call',
  status: 'ended',
  media: nothing,
  unknown: {},
  problems: [],
  ...more,
});

const word = (text: string, startMs?: number, endMs?: number): Word => ({
  text,
  ...(startMs === undefined ? {} : { startMs }),
  ...(endMs === undefined ? {} : { endMs }),
});
const turn = (speaker: string, text: string, words: readonly Word[] = []): Entry => ({
  kind: 'turn',
  speaker,
  text,
  words,
});

describe('the transcript on the desk', () => {
  it('finds each word in the text as Retell wrote it', () => {
    const { entries, words } = buildTranscript(
      call({
        entries: [
          turn('agent', 'Hi there, the the end.', [
            word('Hi ', 0, 100),
            word('there,', 100, 200),
            word('the', 200, 250),
            word('the', 250, 300),
            word('end.', 300, 400),
          ]),
        ],
      }),
      { scrubbed: false },
    );
    const [shown] = entries;
    const text = shown?.kind === 'turn' ? shown.text : '';
    const spelt = Array.from({ length: words.count }, (_, index) =>
      text.slice(words.textStart[index], words.textEnd[index]),
    );
    expect(spelt).toEqual(['Hi', 'there,', 'the', 'the', 'end.']);
    expect(words.textStart[3]).toBe(14);
  });

  it('keeps Retell’s text where the words say something else', () => {
    const { entries } = buildTranscript(
      call({ entries: [turn('user', 'I want that.', [word('I', 0, 1), word('wanted', 1, 2)])] }),
      { scrubbed: false },
    );
    expect(entries[0]).toMatchObject({ text: 'I want that.', firstWord: 0, lastWord: 2 });
  });

  it('makes a text of the words only where there is none, and never in a redacted turn', () => {
    const words = [word('Jane', 0, 1), word('Roe', 1, 2)];
    const plain = buildTranscript(call({ entries: [turn('user', '', words)] }), {
      scrubbed: false,
    });
    expect(plain.entries[0]).toMatchObject({ text: 'Jane Roe' });
    const redacted = buildTranscript(
      call({ entries: [turn('user', 'x', words)], scrubbedEntries: [turn('user', '', words)] }),
      { scrubbed: true },
    );
    expect(redacted.entries[0]).toMatchObject({ text: '', firstWord: -1 });
    expect(JSON.stringify(redacted.entries)).not.toContain('Jane');
  });

  it('believes the times of a transferred call up to the end of the transfer', () => {
    const { words } = buildTranscript(
      call({
        startMs: 1_000_000,
        durationMs: 60_000,
        transferEndMs: 1_120_000,
        entries: [
          turn('transfer_target', 'Yes. No.', [
            word('Yes.', 93_000, 93_400),
            word('No.', 130_000, 130_200),
          ]),
        ],
      }),
      { scrubbed: false },
    );
    expect([...words.trust]).toEqual([wordTrust.good, wordTrust.impossible]);
  });

  it('says how far each time can be trusted', () => {
    const { words } = buildTranscript(
      call({
        durationMs: 5000,
        entries: [
          turn('agent', 'a b c d e f', [
            word('a', 0, 500),
            word('b', 300, 600),
            word('c', 100, 200),
            word('d'),
            word('e', 900, 800),
            word('f', 9000, 9100),
          ]),
          turn('user', 'g', [word('g', 350, 700)]),
        ],
      }),
      { scrubbed: false },
    );
    const { good, overlapping, outOfOrder, absent, impossible } = wordTrust;
    expect([...words.trust]).toEqual([
      good,
      overlapping,
      outOfOrder,
      absent,
      impossible,
      impossible,
      good,
    ]);
  });

  it.each([
    ['not-fetched', {}],
    ['nothing-said', { entries: [] }],
    ['nothing-said', { status: 'ongoing' }],
    ['not-kept', { dataStorage: 'basic_attributes_only', entries: [] }],
    ['no-words', { entries: [turn('agent', 'Hello')] }],
    ['no-words', { transcriptText: 'Agent: Hello\nUser: Yes\n' }],
  ] satisfies [string, Partial<Call>][])('is %s for %j', (state, more) => {
    expect(buildTranscript(call(more), { scrubbed: false }).state).toBe(state);
  });

  it('shows the text without personal data when asked to and when there is one', () => {
    const both = call({
      entries: [turn('user', 'Ann')],
      scrubbedEntries: [turn('user', '[name]')],
    });
    expect(buildTranscript(both, { scrubbed: true })).toMatchObject({
      scrubbed: true,
      entries: [{ text: '[name]' }],
    });
    expect(
      buildTranscript(call({ entries: [turn('user', 'Ann')] }), { scrubbed: true }),
    ).toMatchObject({
      scrubbed: false,
      entries: [{ text: 'Ann' }],
    });
  });
});
