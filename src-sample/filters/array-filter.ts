import { z } from 'zod';
import type { RecordView } from '../records/record-view.ts';
import type { CompiledFilter } from './record-filter.ts';

const strings = z.array(z.string()).optional();
const booleans = z.array(z.boolean()).optional();
const thresholds = z
  .strictObject({
    lower_threshold: z.number().optional(),
    upper_threshold: z.number().optional(),
  })
  .optional();

/** The filter of v2: lists of allowed values, and ranges that include both bounds. */
const V2Filter = z.strictObject({
  agent_id: strings,
  call_id: strings,
  batch_call_id: strings,
  call_status: strings,
  call_type: strings,
  direction: strings,
  disconnection_reason: strings,
  from_number: strings,
  to_number: strings,
  user_sentiment: strings,
  data_storage_setting: strings,
  call_successful: booleans,
  in_voicemail: booleans,
  start_timestamp: thresholds,
  end_timestamp: thresholds,
  duration_ms: thresholds,
  e2e_latency_p50: thresholds,
});

/** The names of v1 for bounds. Its document leaves the object open, so the fields of v2 are allowed too. */
const V1Filter = V2Filter.extend({
  after_start_timestamp: z.number().optional(),
  before_start_timestamp: z.number().optional(),
  after_end_timestamp: z.number().optional(),
  before_end_timestamp: z.number().optional(),
});

type View = RecordView<unknown, unknown>;
type ArrayFilter = z.infer<typeof V1Filter>;

/** Undefined when the filter does not match the version. */
export function parseArrayFilter(
  version: 'v1' | 'v2',
  filters: unknown,
): CompiledFilter | undefined {
  const parsed = (version === 'v2' ? V2Filter : V1Filter).safeParse(filters ?? {});
  return parsed.success ? compileFilter(parsed.data) : undefined;
}

interface Bounds {
  readonly lower_threshold?: number | undefined;
  readonly upper_threshold?: number | undefined;
}

function compileFilter(filters: ArrayFilter): CompiledFilter {
  const {
    after_start_timestamp: afterStart,
    before_start_timestamp: beforeStart,
    after_end_timestamp: afterEnd,
    before_end_timestamp: beforeEnd,
    ...rest
  } = filters;
  const start = narrowerRange(rest.start_timestamp, afterStart, beforeStart);
  const end = narrowerRange(rest.end_timestamp, afterEnd, beforeEnd);
  const tests = Object.entries({ ...rest, start_timestamp: start, end_timestamp: end }).flatMap(
    ([name, expected]) => (expected === undefined ? [] : [testOf(name, expected)]),
  );
  return {
    matches: (view) => tests.every((test) => test(view)),
    fromMs: start?.lower_threshold ?? -Infinity,
    untilMs: start?.upper_threshold ?? Infinity,
  };
}

function testOf(
  name: string,
  expected: readonly (string | boolean)[] | Bounds,
): (view: View) => boolean {
  if (isList(expected)) {
    const values = new Set<unknown>(expected);
    return (view) => values.has(view.field(name));
  }
  const { lower_threshold: lowest = -Infinity, upper_threshold: highest = Infinity } = expected;
  return (view) => {
    const value = view.field(name);
    return typeof value === 'number' && value >= lowest && value <= highest;
  };
}

const isList = (expected: readonly unknown[] | Bounds): expected is readonly unknown[] =>
  Array.isArray(expected);

/** The bounds of v1 and v2 combined; undefined when there are none. */
function narrowerRange(
  bounds: Bounds | undefined,
  after = -Infinity,
  before = Infinity,
): Bounds | undefined {
  if (bounds === undefined && after === -Infinity && before === Infinity) return undefined;
  return {
    lower_threshold: Math.max(bounds?.lower_threshold ?? -Infinity, after),
    upper_threshold: Math.min(bounds?.upper_threshold ?? Infinity, before),
  };
}
