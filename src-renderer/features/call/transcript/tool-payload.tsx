import { indentJson } from '../../../lib/indent-json.ts';
import { entryText } from '../call-text.ts';
import { clip } from './clip.ts';

interface ToolPayloadProps {
  readonly name: string;
  readonly text: string;
  /** Shown when there is no text. */
  readonly empty: string;
  readonly failed?: boolean;
}

/** Longer payloads are cut for display; the export has them in full. */
const maxShownChars = 40_000;
const maxSummaryChars = 90;

/** What was sent to or received from a tool: one line that unfolds, indented if it is JSON. */
export function ToolPayload({ name, text: rawText, empty, failed = false }: ToolPayloadProps) {
  const text = unquoted(rawText);
  // The summary needs the beginning only, whatever the length of the payload.
  const summary = text
    .slice(0, 4 * maxSummaryChars)
    .trim()
    .replaceAll(/\s+/gu, ' ');
  const brief =
    summary.length > maxSummaryChars ? `${summary.slice(0, maxSummaryChars)}…` : summary;
  if (summary === '' || summary === '{}') {
    return (
      <p className="payload-line" data-failed={failed || undefined}>
        <span className="payload-name">{clip(name)}</span>{' '}
        <span className="entry-note">{empty}</span>
      </p>
    );
  }
  return (
    <details className="payload">
      <summary className="payload-line" data-failed={failed || undefined}>
        <span className="payload-name">{clip(name)}</span>{' '}
        <span className="payload-brief">{brief}</span>
      </summary>
      <pre className="payload-text">{prettyPrint(text)}</pre>
    </details>
  );
}

/** A text that was sent as a JSON string is shown without quotes and escapes. */
function unquoted(text: string): string {
  if (text.length > maxShownChars || !text.trim().startsWith('"')) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'string' ? parsed : text;
  } catch {
    return text;
  }
}

function prettyPrint(text: string): string {
  const shown = text.slice(0, maxShownChars);
  if (shown.length < text.length) return `${shown}\n${entryText.cut(maxShownChars)}`;
  return indentJson(shown) ?? shown;
}
