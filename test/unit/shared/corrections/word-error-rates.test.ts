import { expect, it } from 'vitest';
import type { CallId } from '../../../../src-shared/call.ts';
import { wordErrorRates } from '../../../../src-shared/corrections/word-error-rates.ts';

const errors = (substitutions: number, referenceWords: number) => ({
  substitutions,
  insertions: 0,
  deletions: 0,
  referenceWords,
});

const checked = (
  id: string,
  agent: { readonly agentId?: string; readonly agentName?: string; readonly agentVersion?: number },
  ...bySpeaker: readonly (readonly ['agent' | 'user', number, number])[]
) => ({
  call: { id: id as CallId, ...agent },
  bySpeaker: bySpeaker.map(([speaker, wrong, words]) => ({
    speaker,
    turns: 1,
    errors: errors(wrong, words),
  })),
});

it('adds up words and errors by agent, version and speaker, and divides afterwards', () => {
  const rates = wordErrorRates([
    checked('long', { agentId: 'a', agentVersion: 1 }, ['user', 1, 90], ['agent', 2, 20]),
    checked('short', { agentId: 'a', agentName: 'Anna', agentVersion: 1 }, ['user', 4, 10]),
    checked('short', { agentId: 'a', agentVersion: 1 }, ['user', 0, 0]),
  ]);
  expect(rates).toEqual([
    {
      agentId: 'a',
      agentVersion: 1,
      speaker: 'agent',
      calls: 1,
      turns: 1,
      errors: errors(2, 20),
      rate: 0.1,
    },
    {
      agentId: 'a',
      agentName: 'Anna',
      agentVersion: 1,
      speaker: 'user',
      calls: 2,
      turns: 3,
      errors: errors(5, 100),
      rate: 0.05,
    },
  ]);
});

it('sorts by agent, version and speaker, with the unknown first, and has no rate without words', () => {
  const rates = wordErrorRates([
    checked('1', { agentId: 'b', agentVersion: 2 }, ['user', 1, 2]),
    checked('2', { agentId: 'a', agentVersion: 10 }, ['user', 1, 2], ['agent', 0, 0]),
    checked('3', { agentId: 'a', agentVersion: 9 }, ['user', 1, 2]),
    checked('4', { agentId: 'a' }, ['user', 1, 2]),
    checked('5', {}, ['user', 1, 2]),
  ]);
  expect(
    rates.map(({ agentId, agentVersion, speaker }) => [agentId, agentVersion, speaker]),
  ).toEqual([
    [undefined, undefined, 'user'],
    ['a', undefined, 'user'],
    ['a', 9, 'user'],
    ['a', 10, 'agent'],
    ['a', 10, 'user'],
    ['b', 2, 'user'],
  ]);
  const silent = rates.find(({ speaker }) => speaker === 'agent');
  expect(silent).not.toHaveProperty('rate');
  expect(silent).not.toHaveProperty('agentName');
  expect(rates[0]).not.toHaveProperty('agentId');
  expect(rates[0]).not.toHaveProperty('agentVersion');
});
