interface ToolPayloadProps {
  readonly name: string;
  readonly text: string;
  /** Said in place of a text that is not there. */
  readonly empty: string;
  readonly failed?: boolean;
}

/** Longer payloads are cut on the screen; the export has them whole. */
const maxShownChars = 40_000;
const maxSummaryChars = 90;

/** What went to a tool or came from it: one line, and on demand all of it, set out when it is JSON. */
export function ToolPayload({ name, text: rawText, empty, failed = false }: ToolPayloadProps) {
  const text = unquoted(rawText);
  const summary = text.trim().replaceAll(/\s+/gu, ' ');
  const brief =
    summary.length > maxSummaryChars ? `${summary.slice(0, maxSummaryChars)}…` : summary;
  if (summary === '' || summary === '{}') {
    return (
      <p className="payload-line" data-failed={failed || undefined}>
        <span className="payload-name">{name}</span> <span className="entry-note">{empty}</span>
      </p>
    );
  }
  return (
    <details className="payload">
      <summary className="payload-line" data-failed={failed || undefined}>
        <span className="payload-name">{name}</span> <span className="payload-brief">{brief}</span>
      </summary>
      <pre className="payload-text">{prettyPrint(text)}</pre>
    </details>
  );
}

/** A sentence that was sent as JSON is read as a sentence. */
function unquoted(text: string): string {
  if (!text.trim().startsWith('"')) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'string' ? parsed : text;
  } catch {
    return text;
  }
}

function prettyPrint(text: string): string {
  const shown = text.slice(0, maxShownChars);
  if (shown.length < text.length) return `${shown}\n… cut after ${maxShownChars} characters`;
  try {
    return JSON.stringify(JSON.parse(shown), undefined, 2);
  } catch {
    // Not JSON, or half of it: what Retell wrote is shown as it is.
    return shown;
  }
}
