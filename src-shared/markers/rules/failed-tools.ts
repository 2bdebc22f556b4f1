import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { Marker } from '../../marker.ts';
import { markerText } from './marker-text.ts';

/** Why a tool's result counts as a failure; `reason` quotes the result and may be empty. */
export interface ToolFailure {
  readonly reason: string;
}

/** A tool failed if Retell says so, or if its result holds an error or a status of 400 or more. */
export function findFailedTools({ transcript, moments }: CallAnalysis): Marker[] {
  const names = new Map<string, string>();
  const markers: Marker[] = [];
  transcript.entries.forEach((entry, index) => {
    if (entry.kind === 'tool-call') names.set(entry.toolCallId, entry.name);
    if (entry.kind !== 'tool-result') return;
    const failure = readFailure(entry.content);
    if (entry.successful !== false && failure === undefined) return;
    const atMs = moments.atMs[index] ?? -1;
    markers.push({
      kind: 'failed-tool',
      startMs: atMs,
      endMs: atMs,
      entry: index,
      label: markerText.failedTool(names.get(entry.toolCallId)),
      detail: markerText.failure(failure?.reason ?? '', entry.successful),
    });
  });
  return markers;
}

/** Longer results are not parsed, because that takes too long. */
const maxContentLength = 200_000;

/** The failure that a tool's result reports, undefined if it reports none. */
export function readFailure(content: string): ToolFailure | undefined {
  if (content.length > maxContentLength || !content.trimStart().startsWith('{')) return undefined;
  const fields = fieldsOf(content);
  if (fields === undefined) return undefined;
  const status = ['status', 'status_code', 'statusCode', 'http_status']
    .map((name) => Number(fields.get(name) ?? Number.NaN))
    .find((value) => value >= 400 && value < 600);
  const error = fields.get('error') ?? fields.get('errors');
  const refused = ['success', 'ok', 'successful'].some((name) => fields.get(name) === false);
  if (status === undefined && !saysSomething(error) && !refused) return undefined;
  const parts = [status, error, fields.get('message')].filter(
    (part) => typeof part === 'number' || typeof part === 'string',
  );
  return { reason: [...new Set(parts.map(String))].join(' ') };
}

function fieldsOf(content: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(content);
    return typeof json === 'object' && json ? new Map(Object.entries(json)) : undefined;
  } catch {
    // Text that only looks like JSON reports nothing.
    return undefined;
  }
}

/** `error: null`, `false`, `""`, `0` and `[]` all mean that there was no error. */
const saysSomething = (error: unknown): boolean =>
  Array.isArray(error) ? error.length > 0 : Boolean(error);
