import type { CallRecord } from '../../../src-shared/call.ts';
import { callShape, recordOf, type Origin } from './call-row.ts';
import { readRow, type Row } from './read-row.ts';

/** Fields of v3 list-calls and of get-call. */
export const callV3Shape = callShape;

/** A row of v3 list-calls, or the answer of get-call. */
export function callOfV3(row: Row, origin: Origin): CallRecord | undefined {
  const read = readRow(callV3Shape, row);
  return recordOf(read.fields, read, origin);
}
