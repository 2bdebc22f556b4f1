import { z } from 'zod';

/** `input` is checked in main; `Output` exists only for the compiler. */
export interface Endpoint<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly output?: Output;
}

/** A channel with the schema of its input, and the type of its output. */
export const returns =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Endpoint<Input, Output> => ({ input });

export const noInput = z.undefined();
export const callId = z.string().min(1).max(500).brand<'CallId'>();
/** A repeated request with the same id changes nothing. */
export const requestId = z.string().min(1).max(100);
/** The renderer's own id of a request that may take long. `work:cancel` cancels the request by it. */
export const cancelId = z.string().min(1).max(100).optional();
