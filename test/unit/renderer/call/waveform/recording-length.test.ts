import { expect, it } from 'vitest';
import {
  damageNotice,
  lengthNotice,
  replacementNotice,
} from '../../../../../src-renderer/features/call/waveform/recording-length.ts';

const minutes = (count: number): number => count * 60_000;

it.each([
  ['nothing is known of the recording', { callMs: minutes(2) }, undefined],
  [
    'all lengths agree',
    { audioMs: minutes(2), callMs: minutes(2) + 900, lastWordMs: 119_000 },
    undefined,
  ],
  [
    'a long call differs by a few seconds',
    { audioMs: minutes(60), callMs: minutes(61) },
    undefined,
  ],
  [
    'words continue after the end of the recording',
    { audioMs: 5000, callMs: 30_000, lastWordMs: 26_000 },
    'The recording ends at 0:05, the transcript at 0:26.',
  ],
  [
    'the recording goes on after a transfer',
    { audioMs: minutes(5), callMs: 74_000, lastWordMs: 73_000 },
    'Recording 5:00, call 1:14',
  ],
  [
    'the player estimates another length',
    { audioMs: 620_000, callMs: minutes(8), isEstimate: true },
    'The player estimates 10:20, Retell reports 8:00. Seeking may be inaccurate.',
  ],
])('tells the lengths when %s', (_, lengths, text) => {
  expect(lengthNotice({ audioMs: undefined, lastWordMs: 0, isEstimate: false, ...lengths })).toBe(
    text,
  );
});

it.for([
  [undefined, undefined],
  ['multi-channel', 'mixed recording'],
  ['scrubbed-multi-channel', 'mixed recording'],
  ['mono', 'Playing another one'],
] as const)('a recording that replaces %s says so', ([replaces, text]) => {
  expect(replacementNotice(replaces) ?? '').toContain(text ?? '');
});

it.for([
  [undefined, undefined],
  ['cut-off', 'cut off'],
  ['corrupt', 'damaged'],
  ['no-index', 'seeking may land at the wrong time'],
] as const)('a recording that is %s says so', ([damage, text]) => {
  expect(damageNotice(damage) ?? '').toContain(text ?? '');
});
