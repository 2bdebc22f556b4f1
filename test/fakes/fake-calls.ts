import type { CallId } from '../../src-shared/call.ts';
import type { ReviewStatus } from '../../src-shared/review-statuses.ts';

/** A row of the queue, computed from its index alone, so that a million of them cost nothing. */
export interface FakeCall {
  readonly id: CallId;
  readonly agentName: string;
  readonly startMs: number;
  readonly durationMs: number;
  readonly sentiment: string | undefined;
  readonly successful: boolean | undefined;
  readonly state: ReviewStatus;
  readonly flagged: boolean;
  readonly score: number | undefined;
  readonly tagCount: number;
  readonly party: string;
  readonly type: string;
  readonly direction: string;
  readonly reason: string;
  readonly latencyP50Ms: number | undefined;
}

const agents = ['Ava Booking', 'Refund line', 'Northwind Dental', 'Parcel desk'] as const;
const sentiments = ['Negative', 'Neutral', 'Positive', undefined] as const;
const outcomes = [true, false, false, true, undefined] as const;
const states = ['new', 'new', 'new', 'draft', 'submitted', 'skipped'] as const;
const reasons = [
  'user_hangup',
  'agent_hangup',
  'call_transfer',
  'error_llm_websocket_open',
] as const;

/** Noon of the fake's day: the newest call is a little older. */
export const fakeNowMs = Date.UTC(2026, 10, 21, 12);

/** The call at an index; the newest is at 0. */
export function fakeCall(index: number): FakeCall {
  const of = <T>(list: readonly T[], salt: number): T => {
    const value = list[pseudoRandom(index, salt) % list.length];
    if (value === undefined && list.length === 0) throw new Error('An empty list to choose from');
    return value as T;
  };
  const state = of(states, 3);
  return {
    id: `call_${String(index).padStart(7, '0')}` as CallId,
    agentName: of(agents, 1),
    startMs: fakeNowMs - 240_000 * (index + 1),
    durationMs: 20_000 + (pseudoRandom(index, 2) % 600_000),
    sentiment: of(sentiments, 4),
    successful: of(outcomes, 5),
    state,
    flagged: pseudoRandom(index, 6) % 11 === 0,
    score: state === 'submitted' ? 40 + (pseudoRandom(index, 7) % 61) : undefined,
    tagCount: state === 'new' ? 0 : pseudoRandom(index, 8) % 4,
    party: `+1213555${String(1000 + (pseudoRandom(index, 9) % 9000))}`,
    type: pseudoRandom(index, 10) % 5 === 0 ? 'web_call' : 'phone_call',
    direction: pseudoRandom(index, 11) % 3 === 0 ? 'outbound' : 'inbound',
    reason: of(reasons, 12),
    latencyP50Ms: 600 + (pseudoRandom(index, 13) % 1200),
  };
}

function pseudoRandom(index: number, salt: number): number {
  let value = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
