interface ToolPayloadProps {
  readonly name: string;
  readonly text: string;
  /** Said in place of a text that is not there. */
  readonly empty: string;
  readonly failed?: boolean;
}

/** Longer payloads are cut on the screen; the export has them whole. */
const longestShown = 40_000;
const longestSummary = 90;

/** What went to a tool or came from it: one line, and on demand all of it, set out when it is JSON. */
export function ToolPayload({ name, text: sent, empty, failed = false }: ToolPayloadProps) {
  const text = unquoted(sent);
  const summary = text.trim().replaceAll(/\s+/gu, ' ');
  const brief = summary.length > longestSummary ? `${summary.slice(0, longestSummary)}…` : summary;
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
      <pre className="payload-text">{setOut(text)}</pre>
    </details>
  );
}

/** A sentence that was sent as JSON is read as a sentence. */
function unquoted(text: string): string {
  if (!text.trim().startsWith('"')) return text;
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === 'string' ? told : text;
  } catch {
    return text;
  }
}

function setOut(text: string): string {
  const shown = text.slice(0, longestShown);
  if (shown.length < text.length) return `${shown}\n… cut after ${longestShown} characters`;
  try {
    return JSON.stringify(JSON.parse(shown), undefined, 2);
  } catch {
    // Not JSON, or half of it: what Retell wrote is shown as it is.
    return shown;
  }
}
