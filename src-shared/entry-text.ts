import type { Entry } from './call.ts';
import { assertNever } from './result.ts';
import type { TranscriptEntry } from './transcript.ts';

/** The text of a transcript entry, as it is searched in the queue and in the open call. */
export function textOfEntry(entry: Entry | TranscriptEntry): string {
  switch (entry.kind) {
    case 'turn':
    case 'sms':
    case 'injected':
      return entry.text;
    case 'tool-call':
      return `${entry.name}(${entry.arguments})`;
    case 'tool-result':
      return entry.content;
    case 'node':
      return [entry.from, entry.to].filter((part) => part !== undefined).join(' → ');
    case 'dtmf':
      return `Key ${entry.digit}`;
    case 'unknown':
      return entry.raw;
    default:
      return assertNever(entry, 'transcript entry');
  }
}
