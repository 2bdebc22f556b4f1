import type { RecordingDamage, RecordingVariant } from '../../../../src-shared/recording.ts';
import { formatTime } from '../../../lib/format.ts';
import { transportText } from '../call-text.ts';

interface Lengths {
  /** Undefined while the length of the recording is unknown. */
  readonly audioMs: number | undefined;
  /** As Retell reports it. */
  readonly callMs: number | undefined;
  readonly lastWordMs: number;
  /** The player can only estimate the length of compressed files. */
  readonly isEstimate: boolean;
}

/** Smaller differences are normal: ringing, a hang-up, rounding. */
const toleratedMs = 3000;
const toleratedShare = 0.03;

/** Tells when recording, call and transcript differ in length; undefined when they agree. */
export function lengthNotice(lengths: Lengths): string | undefined {
  const { audioMs, callMs, lastWordMs, isEstimate } = lengths;
  if (audioMs === undefined) return undefined;
  const differs = (one: number): boolean =>
    Math.abs(one - audioMs) > Math.max(toleratedMs, toleratedShare * one);
  const recording = formatTime(audioMs);
  if (lastWordMs > audioMs && differs(lastWordMs)) {
    return transportText.shorterThanWords(recording, formatTime(lastWordMs));
  }
  if (callMs === undefined || callMs <= 0 || !differs(callMs)) return undefined;
  const text = isEstimate ? transportText.estimatedLength : transportText.otherLength;
  return text(recording, formatTime(callMs));
}

/** Says that another recording than the expected one is played; undefined when it is the expected one. */
export function replacementNotice(replaces: RecordingVariant | undefined): string | undefined {
  if (replaces === undefined) return undefined;
  return replaces === 'multi-channel' || replaces === 'scrubbed-multi-channel'
    ? transportText.replacesChannels
    : transportText.replacesOther;
}

const damageTexts: Readonly<Record<RecordingDamage, string>> = {
  'cut-off': transportText.cutOff,
  corrupt: transportText.corrupt,
  'no-index': transportText.noIndex,
};

/** Says that a file may not play to its end, or not be sought in; undefined for a sound one. */
export function damageNotice(damage: RecordingDamage | undefined): string | undefined {
  return damage && damageTexts[damage];
}
