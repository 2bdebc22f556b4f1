import type { Speaker } from '../../call.ts';
import type { GapPlace, ToolWait } from '../../marker.ts';
import type { LatencyMatch, Slowest } from '../analysis/latency-match.ts';

/** All texts of markers and limitations. */
export const markerText = {
  deadAir: (ms: number, place: GapPlace, before: Speaker | undefined): string =>
    `Dead air for ${seconds(ms)}${deadAirPlace(place, before)}`,
  toolsInGap: (names: readonly string[]): string => `Waiting for ${listed(names)}`,
  overlap: (ms: number, over: Speaker, by: Speaker): string =>
    `${capital(nameOf(over))} and ${nameOf(by)} talk at the same time for ${seconds(ms)}`,
  interruption: (by: Speaker, over: Speaker): string =>
    `${capital(nameOf(by))} interrupts ${nameOf(over)}`,
  yielded: (over: Speaker, ms: number, isCutOff: boolean): string =>
    `${capital(nameOf(over))} stops ${seconds(ms)} later, ${isCutOff ? 'mid-sentence' : 'at the end of a sentence'}`,
  slowResponse: (ms: number): string => `Slow response, ${seconds(ms)}`,
  slowest: ({ component, totalMs }: Slowest): string =>
    component
      ? `Mostly ${componentName(component.name)} (${(component.ms / 1000).toFixed(1)} of ${seconds(totalMs)})`
      : `Most of ${seconds(totalMs)} was spent outside the components that Retell measures`,
  componentUnknown: 'Cause unknown',
  monologue: (ms: number, speaker: Speaker): string =>
    `Longest monologue: ${nameOf(speaker)}, ${seconds(ms)}`,
  failedTool: (name: string | undefined): string =>
    name === undefined ? 'A tool failed' : `Tool ${shorten(name)} failed`,
  failure: (reason: string, successful: boolean | undefined): string => {
    const text = reason === '' ? 'No reason given' : shorten(reason);
    return successful === true ? `${text} (Retell reports it as successful)` : text;
  },
  toolWait: ({ names, toFillerMs, toResponseMs }: ToolWait): string => {
    const parts = [
      ...(toFillerMs === undefined ? [] : [`agent spoke after ${seconds(toFillerMs)}`]),
      ...(toResponseMs === undefined ? [] : [`responded after ${seconds(toResponseMs)}`]),
    ];
    const tools = listed(names);
    return parts.length > 0 ? `${tools}: ${parts.join(', ')}` : tools;
  },
  responseUnknown: 'Response time unknown',
  callerSpoke: 'May be responding to the caller’s last remark',
} as const;

/** What could not be detected in a call, and why. */
export const limitationText = {
  'nothing-to-go-by': () => 'No word timing or recording, so talk time can’t be measured.',
  'no-word-times': (byChannels: boolean) =>
    byChannels
      ? 'No word timing. Silence and overlap are detected from the recording; interruptions are not.'
      : 'No word timing, so silence, overlap, interruptions, response times and talk share can’t be measured.',
  'untrusted-times': (bad: number, all: number) =>
    `${bad} of ${all} words ${bad === 1 ? 'has no reliable time and is' : 'have no reliable time and are'} left out.`,
  'unjudged-pauses': (count: number) =>
    `${counted(count, 'pause')} could not be checked because words in it have no reliable time.`,
  'unjudged-answers': (count: number) =>
    `${counted(count, 'response')} could not be timed because words before it have no reliable time.`,
  chat: () => 'A chat has no recording, so only its tools are checked.',
  /** Only a decoded recording shows how many channels it has. */
  mono: (byChannels: boolean, isDecoded: boolean) => {
    if (!isDecoded) {
      return 'Retell offers no recording with a channel per speaker, so overlap and interruptions rely on word timing alone.';
    }
    return byChannels
      ? 'The recording has both speakers on one channel, so speakers and overlap can’t be detected.'
      : 'The recording has both speakers on one channel, so overlap and interruptions rely on word timing alone.';
  },
  'unknown-channels': () => 'It is unknown who is on which channel, so channels are numbered.',
  'noisy-recording': () =>
    'The recording is too noisy to detect speech by volume, so only word timing is used.',
  'sound-without-words': (count: number) =>
    `${counted(count, 'long pause')} between words ${count === 1 ? 'is' : 'are'} not silent in the recording, so not marked as dead air.`,
  'overlap-not-heard': (count: number) =>
    `${counted(count, 'overlap')} in the word timing ${count === 1 ? 'was' : 'were'} not audible on both channels and so ${count === 1 ? 'was' : 'were'} left out.`,
  'no-length': () => 'The call’s length is unknown, so silence at its end can’t be detected.',
  'no-latency': () =>
    'Retell sent no latency per response, so causes of slow responses aren’t shown.',
  'latency-unmatched': (match: LatencyMatch) =>
    match.state === 'counts-differ'
      ? `Retell sent ${counted(match.values, 'latency figure')} for ${counted(match.answers, 'response')}, so causes of slow responses aren’t shown.`
      : 'Retell’s latency figures don’t match the transcript timing, so causes of slow responses aren’t shown.',
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
  if (speaker === 'agent') return 'the agent';
  if (speaker === 'user') return 'the caller';
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

/** Text of other people, on one line and not too long. */
const shorten = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
};
