const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Shown where Retell gave no value. */
export const noValue = '–';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A count with thousands separators: 31,002. */
export const formatCount = (count: number): string => whole.format(count);

/** A count with its noun, such as “1 call” or “1,204 calls”. */
export const formatCounted = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;

/** A time in a recording, or its length: 4:12, 1:02:03. Rounded down, as a clock does. */
export function formatTime(ms: number | undefined): string {
  if (ms === undefined || !Number.isFinite(ms)) return noValue;
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${twoDigits(m)}:${twoDigits(s)}` : `${m}:${twoDigits(s)}`;
}

/** A range of time in a recording: 4:12–4:15. */
export const formatTimeRange = (span: {
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
}): string => `${formatTime(span.startMs)}–${formatTime(span.endMs ?? span.startMs)}`;

/** A length with its units: 4 min 12 s. Rounded down, so that it agrees with `formatTime`. */
export function formatDuration(ms: number | undefined): string {
  if (ms === undefined || !Number.isFinite(ms)) return noValue;
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const shown = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}`);
  return shown.length === 0 ? '0 s' : shown.join(' ');
}

/** A latency: 850 ms, 1.2 s. */
export function formatLatency(ms: number | undefined): string {
  if (ms === undefined || !Number.isFinite(ms)) return noValue;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${oneDigit.format(ms / 1000)} s`;
}

/**
 * A score or a share in percent, with one decimal where it has one: 82%, 27.5%. Halves are rounded away
 * from zero, as in exports. The small addition is for halves that a double holds a little too low.
 */
export const formatPercent = (percent: number | undefined): string =>
  percent === undefined
    ? noValue
    : `${(Math.sign(percent) * Math.round(Math.abs(percent) * 10 + 1e-9)) / 10}%`;

/** A price that Retell states in cents: $0.12. */
export function formatCents(cents: number | undefined): string {
  if (cents === undefined) return noValue;
  const digits = Math.abs(cents) > 0 && Math.abs(cents) < 100 ? 3 : 2;
  return `$${(cents / 100).toFixed(digits)}`;
}

/** A file size: 18 MB. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${step > 0 && value < 10 ? oneDigit.format(value) : whole.format(value)} ${units[step] ?? 'B'}`;
}

const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/u;
const international = /^\+(\d{6,15})$/u;

/** A phone number in groups of digits. Anything that is not in E.164 form is returned unchanged. */
export function formatPhone(number: string | undefined): string {
  if (number === undefined || number === '') return noValue;
  const near = northAmerican.exec(number);
  if (near !== null) return `+1 ${near.slice(1).join(' ')}`;
  const far = international.exec(number);
  if (far?.[1] === undefined) return number;
  const rest = far[1].slice(2);
  return `+${far[1].slice(0, 2)} ${rest.replace(/(\d{3})(?=\d{2,})/gu, '$1 ')}`;
}

/** How the parts of Retell's identifiers are written in running text. */
const spellings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'api asr dtmf e2e id ivr json llm pii rtt s2s sip sms stt tts uri url sid us uk eu gpt http ai'
      .split(' ')
      .map((part) => [part, part.toUpperCase()]),
  ),
  elevenlabs: 'ElevenLabs',
  openai: 'OpenAI',
  deepgram: 'Deepgram',
  twilio: 'Twilio',
  telnyx: 'Telnyx',
  cartesia: 'Cartesia',
  playht: 'PlayHT',
  minimax: 'MiniMax',
  claude: 'Claude',
  gemini: 'Gemini',
  retell: 'Retell',
  websocket: 'WebSocket',
};

/** A model name with its version, as its maker writes it: gpt_4_1_mini → GPT-4.1 mini. */
const modelName = /\b(gpt|claude|gemini)[ -](\d+)(?:[ .-](\d+))?/giu;

/** Retell's identifiers as running text: sip_routing_error → SIP routing error. */
export function humanize(value: string): string {
  const text = value
    .replace(/[_-]+/gu, ' ')
    .trim()
    .replace(modelName, (_, name: string, major: string, minor?: string) =>
      modelText(name, minor === undefined ? major : `${major}.${minor}`),
    )
    .replace(/[\p{L}\d]+/gu, (part) => spellings[part.toLowerCase()] ?? part);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const modelText = (name: string, version: string): string =>
  name.toLowerCase() === 'gpt' ? `GPT-${version}` : `${name} ${version}`;
