import type { Call } from '../../../src-shared/call.ts';
import { silencedRanges } from '../../../src-shared/clips/silenced-ranges.ts';
import type { Silence } from '../../../src-shared/export-options.ts';
import { buildTranscript } from '../calls/transcript/build-transcript.ts';
import type { ClipRules } from '../port.ts';

interface ClipRulesInput {
  readonly silence: Silence;
  /** Whether the workspace prefers what Retell redacted. */
  readonly redacted: boolean;
  /** How far the word times are shifted against the recording. */
  readonly offsetMs: number;
}

/** What may be heard of a call in clips. */
export function clipRules(call: Call, { silence, redacted, offsetMs }: ClipRulesInput): ClipRules {
  const redactedForm = buildTranscript(call, { scrubbed: true });
  const silenced = silencedRanges({
    transcript: buildTranscript(call, { scrubbed: false }),
    redacted: redactedForm.scrubbed ? redactedForm : undefined,
    silence,
    offsetMs,
  });
  return {
    // Where Retell redacted nothing of a call, its recording is played as it is, and so it is exported.
    onlyRedacted: redacted && (call.entries === undefined || isRedactedByRetell(call)),
    ...(silenced === undefined ? {} : { silenced }),
  };
}

const isRedactedByRetell = ({ scrubbedEntries = [], media }: Call): boolean =>
  scrubbedEntries.length > 0 || media.scrubbedRecording || media.scrubbedMultiChannel;
