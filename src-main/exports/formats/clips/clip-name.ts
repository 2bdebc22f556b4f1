import { createHash } from 'node:crypto';

interface NamedClip {
  /** From 1, in the order of the export. */
  readonly number: number;
  readonly callId: string;
  readonly startMs: number;
  /** The tag or the criterion. */
  readonly name: string;
}

/** Retell's ids look like this. Any other could lead out of the folder, or be a name that systems reserve. */
const plainId = /^[A-Za-z\d][\w-]{0,59}$/u;

/** `0001-call_8f2a-4m07s-misheard.wav`: ASCII letters, digits, `-` and `_` only, whatever people typed. */
export function clipName({ number, callId, startMs, name }: NamedClip): string {
  const id = plainId.test(callId)
    ? callId
    : `id-${createHash('sha256').update(callId).digest('hex').slice(0, 16)}`;
  const seconds = Math.floor(startMs / 1000);
  const time = `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
  const parts = [String(number).padStart(4, '0'), id, time, slug(name)].filter(Boolean);
  return `${parts.join('-')}.wav`;
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/gu, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/gu, '');
