import type { Speaker } from '../../call.ts';
import type { GapPlace, ToolWait } from '../../marker.ts';
import type { LatencyMatch, Slowest } from '../analysis/latency-match.ts';

/** Everything that marks and limits say, in one place and in plain words. */
export const markerText = {
  deadAir: (ms: number, place: GapPlace, before: Speaker | undefined): string =>
    `Dead air for ${seconds(ms)}${deadAirPlace(place, before)}`,
  toolsInGap: (names: readonly string[]): string => `While waiting for ${listed(names)}`,
  overlap: (ms: number, over: Speaker, by: Speaker): string =>
    `${capital(nameOf(over))} and ${nameOf(by)} both speak for ${seconds(ms)}`,
  interruption: (by: Speaker, over: Speaker): string =>
    `${capital(nameOf(by))} interrupts ${nameOf(over)}`,
  yielded: (over: Speaker, ms: number, isCutOff: boolean): string =>
    `${capital(nameOf(over))} stops ${seconds(ms)} later, ${isCutOff ? 'in mid-sentence' : 'at the end of a sentence'}`,
  slowResponse: (ms: number): string => `Slow answer, ${seconds(ms)}`,
  slowest: ({ component, totalMs }: Slowest): string =>
    component
      ? `Longest in it: ${componentName(component.name)}, ${seconds(component.ms)} of ${seconds(totalMs)}`
      : `Most of ${seconds(totalMs)} passed outside all measured components`,
  componentUnknown: 'Which component was slow can’t be known',
  monologue: (ms: number, speaker: Speaker): string =>
    `Longest monologue: ${nameOf(speaker)}, ${seconds(ms)}`,
  failedTool: (name: string | undefined): string =>
    name === undefined ? 'A tool failed' : `Tool ${shorten(name)} failed`,
  failure: (reason: string, successful: boolean | undefined): string => {
    const told = reason === '' ? 'The result gives no reason' : shorten(reason);
    return successful === true ? `${told} (Retell counts it as successful)` : told;
  },
  toolWait: ({ names, toFillerMs, toResponseMs: toAnswerMs }: ToolWait): string => {
    const parts = [
      ...(toFillerMs === undefined ? [] : [`first words after ${seconds(toFillerMs)}`]),
      ...(toAnswerMs === undefined ? [] : [`answer after ${seconds(toAnswerMs)}`]),
    ];
    const tools = `${names.length > 1 ? 'Tools' : 'Tool'} ${listed(names)}`;
    return parts.length > 0 ? `${tools}: ${parts.join(', ')}` : tools;
  },
  responseUnknown: 'How long the answer took can’t be told',
  callerSpoke: 'The user spoke after the result, so the answer may be to that',
} as const;

/** What can't be told of a call, and why. */
export const limitationText = {
  'nothing-to-go-by': () =>
    'There are neither word times nor a readable recording, so nobody can say who spoke when.',
  'no-word-times': (byChannels: boolean) =>
    byChannels
      ? 'Retell sent no word times. Silence and overlap are found by the loudness of the recording; interruptions can’t be.'
      : 'Retell sent no word times, so silence, overlap, interruptions, answers and talk share can’t be told.',
  'untrusted-times': (bad: number, all: number) =>
    `${bad} of ${all} words have times that can’t be trusted; they are left out.`,
  'unjudged-pauses': (count: number) =>
    `${counted(count, 'pause')} can’t be judged: something was said there, and its times can’t be trusted.`,
  'unjudged-answers': (count: number) =>
    `${counted(count, 'answer')} can’t be timed: something was said before it, and its times can’t be trusted.`,
  chat: () => 'A chat has no sound, so only its tools are looked at.',
  mono: (byChannels: boolean) =>
    byChannels
      ? 'The recording has both parties on one channel, so it can’t be told who speaks, nor when both do.'
      : 'The recording has both parties on one channel, so overlap and interruptions rest on word times alone.',
  'unknown-channels': () => 'Which channel is whose is not known; they are named by number.',
  'noisy-recording': () =>
    'The recording is too noisy to tell speech by its loudness, so only the words are used.',
  'sound-without-words': (count: number) =>
    `${counted(count, 'long pause')} between words ${count === 1 ? 'has' : 'have'} sound in it, and so is not called dead air.`,
  'overlap-not-heard': (count: number) =>
    `${counted(count, 'overlap')} in the word times ${count === 1 ? 'is' : 'are'} not to be heard on both channels, and so left out.`,
  'no-length': () => 'The length of the call is not known, so silence at its end can’t be told.',
  'no-latency': () =>
    'Retell sent no latency of each answer, so what made answers slow can’t be told.',
  'latency-unmatched': (match: LatencyMatch) =>
    match.state === 'counts-differ'
      ? `Retell sent ${match.values} latencies for ${counted(match.answers, 'answer')}, so what made answers slow can’t be told.`
      : 'Retell’s latencies don’t agree with the answers in the words, so what made answers slow can’t be told.',
} as const;

const components: Readonly<Record<string, string>> = {
  asr: 'speech recognition',
  llm: 'language model',
  llm_websocket_network_rtt: 'network to the language model',
  tts: 'speech synthesis',
  knowledge_base: 'knowledge base',
  s2s: 'speech-to-speech model',
};

const componentName = (name: string): string => components[name] ?? shorten(name);

function nameOf(speaker: Speaker): string {
  if (speaker === 'agent' || speaker === 'user') return `the ${speaker}`;
  if (speaker === 'transfer_target') return 'the transfer target';
  return shorten(speaker.replace('-', ' '));
}

function deadAirPlace(place: GapPlace, before: Speaker | undefined): string {
  if (place === 'start') return ' before the first word';
  if (place === 'end') return ' at the end';
  return before === undefined || before === 'mixed' ? '' : ` after ${nameOf(before)}`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const counted = (count: number, what: string): string =>
  count === 1 ? `1 ${what}` : `${count} ${what}s`;

const listed = (names: readonly string[]): string => {
  const some = [...new Set(names)].map(shorten);
  return some.length <= 1 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
};

const maxLength = 140;

/** What others wrote, on one line and not too long. */
const shorten = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
};
