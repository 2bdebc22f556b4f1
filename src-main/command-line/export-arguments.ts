import path from 'node:path';
import { parseArgs } from 'node:util';
import { ExportOptions, type Silence } from '../../src-shared/export-options.ts';
import { defaultCsvDialect } from '../../src-shared/csv-dialects.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { parseSince } from './since.ts';

/** Which reviews of the workspace are exported. */
export type ExportScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'queue' | 'plan'; readonly name: string };

export interface ExportCommand {
  readonly workspace: string;
  readonly scope: ExportScope;
  readonly options: ExportOptions;
  readonly file: string;
  /** Reviews that were submitted earlier are left out. */
  readonly sinceMs?: number;
}

export const usage = `Usage: earmark export --workspace NAME (--queue NAME | --plan NAME | --all)
                      --format csv|xlsx|json|jsonl|html|pdf|wav --out PATH [options]

  --workspace NAME    name or id of a workspace in Earmark
  --queue NAME        the reviews of a saved queue
  --plan NAME         the reviews of a review plan
  --all               all reviews of calls and chats
  --out PATH          the file to write; an older one is replaced when the export is complete.
                      wav: the folder to write, which may not hold anything yet
  --since WHEN        only reviews submitted since 2026-11-01, 2026-11-01T08:00Z, 7d or 12h
  --separator NAME    csv: comma (default), semicolon or tab
  --decimal NAME      csv: point (default) or comma
  --unprotected       csv: texts exactly as they are
  --per NAME          jsonl: call (default) or turn
  --content NAME      html, pdf: summary (default) or scorecards
  --clips             html: scorecards with playable clips
  --silence WORDS     wav, clips: silence these words; can be repeated
  --silence-redacted  wav, clips: silence what Retell redacted in the transcript

Exit codes: 0 done, 1 the library can't be read, 2 usage, 3 no such workspace or queue,
4 the file can't be written. Clips are cut from the recordings on this computer; nothing is
downloaded. Messages go to standard error.
`;

const known = {
  workspace: { type: 'string' },
  queue: { type: 'string' },
  plan: { type: 'string' },
  all: { type: 'boolean' },
  format: { type: 'string' },
  out: { type: 'string' },
  since: { type: 'string' },
  separator: { type: 'string' },
  decimal: { type: 'string' },
  unprotected: { type: 'boolean' },
  per: { type: 'string' },
  content: { type: 'string' },
  clips: { type: 'boolean' },
  silence: { type: 'string', multiple: true },
  'silence-redacted': { type: 'boolean' },
} as const;

/** Switches for Chromium, which reads them itself. */
const forChromium = /^--(?:no-sandbox|disable-gpu|ozone-platform=|user-data-dir=|enable-logging)/u;

type Values = ReturnType<typeof readValues>;

const readValues = (args: readonly string[]) =>
  parseArgs({
    args: args.filter((arg) => !forChromium.test(arg)),
    options: known,
    strict: true,
    allowPositionals: false,
  }).values;

/** Reads the arguments of `earmark export`; the error is one line for the user. */
export function parseExportCommand(
  args: readonly string[],
  { nowMs, folder }: { readonly nowMs: number; readonly folder: string },
): Result<ExportCommand, string> {
  const values = attempt(() => readValues(args));
  if (!values.ok) return values;
  const { workspace, out } = values.value;
  if (workspace === undefined || workspace === '') return err('--workspace is missing.');
  if (out === undefined || out === '') return err('--out is missing.');
  const scope = scopeOf(values.value);
  if (!scope.ok) return scope;
  const options = optionsOf(values.value);
  if (!options.ok) return options;
  const since = sinceOf(values.value, nowMs);
  if (!since.ok) return since;
  return ok({
    workspace,
    scope: scope.value,
    options: options.value,
    file: path.resolve(folder, out),
    ...(since.value === undefined ? {} : { sinceMs: since.value }),
  });
}

function attempt<T>(read: () => T): Result<T, string> {
  try {
    return ok(read());
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function scopeOf({ queue, plan, all }: Values): Result<ExportScope, string> {
  const scopes: readonly ExportScope[] = [
    ...(queue === undefined ? [] : [{ kind: 'queue', name: queue } as const]),
    ...(plan === undefined ? [] : [{ kind: 'plan', name: plan } as const]),
    ...(all === true ? [{ kind: 'all' } as const] : []),
  ];
  const [scope, ...others] = scopes;
  return scope === undefined || others.length > 0
    ? err('Give one of --queue, --plan and --all.')
    : ok(scope);
}

function optionsOf({ format, ...values }: Values): Result<ExportOptions, string> {
  if (format === undefined) return err('--format is missing.');
  const clips = clipsOf({ format, ...values });
  if (!clips.ok) return clips;
  const parsed = ExportOptions.safeParse({ format, ...formatDefaults(values), ...clips.value });
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(
    `--${optionNames[String(issue?.path[0])] ?? String(issue?.path[0])} has a value that is not known.`,
  );
}

/** The options whose fields have other names. */
const optionNames: Readonly<Record<string, string>> = {
  decimalSign: 'decimal',
  clips: 'silence',
};

const formatDefaults = ({ separator, decimal, unprotected, per, content, clips }: Values) => ({
  separator: separator ?? defaultCsvDialect.separator,
  decimalSign: decimal ?? defaultCsvDialect.decimalSign,
  guarded: unprotected !== true,
  per: per ?? 'call',
  content: content ?? (clips === true ? 'scorecards' : 'summary'),
});

interface ClipFields {
  readonly silence?: Silence;
  readonly clips?: Silence;
}

/** What the options say about clips, for the formats that have some. */
function clipsOf(values: Values): Result<ClipFields, string> {
  const { format, clips = false, content } = values;
  if (clips && (format !== 'html' || content === 'summary')) {
    return err('--clips needs --format html, and scorecards as its content.');
  }
  const silence = silenceIn(values);
  if (format === 'wav') return ok({ silence });
  if (clips) return ok({ clips: silence });
  return silence.words.length > 0 || silence.redactedWords
    ? err('--silence and --silence-redacted need --format wav, or --clips.')
    : ok({});
}

const silenceIn = ({ silence = [], 'silence-redacted': redacted = false }: Values): Silence => ({
  redactedWords: redacted,
  words: silence,
});

function sinceOf({ since }: Values, nowMs: number): Result<number | undefined, string> {
  if (since === undefined) return ok(undefined);
  const sinceMs = parseSince(since, nowMs);
  return sinceMs === undefined
    ? err('--since takes a date (2026-11-01), a time (2026-11-01T08:00Z), 7d or 12h.')
    : ok(sinceMs);
}
