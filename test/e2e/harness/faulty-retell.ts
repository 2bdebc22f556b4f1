import { startSample, type SampleRetell } from '../../../src-sample/server.ts';

export type Faults = Parameters<SampleRetell['setFaults']>[0];
type Fault = Faults[number]['fault'];

/** One fault for every request of a path, or for the requests of one call. */
export const faultOn = (path: string, fault: Fault, callId?: string): Faults[number] => ({
  match: { path, ...(callId === undefined ? {} : { callId }) },
  fault,
});

/** A Retell with the sample's calls and faults that can be changed; it closes with its scope. */
export async function faultyRetell(faults: Faults = []): Promise<SampleRetell & AsyncDisposable> {
  const retell = await startSample({ apiKey: `key_e2e_${crypto.randomUUID()}`, faults });
  return { ...retell, [Symbol.asyncDispose]: () => retell.close() };
}
