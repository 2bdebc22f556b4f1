import { describe, expect, it } from 'vitest';
import { createTypeahead } from '../../../../src-renderer/ui/typeahead.ts';

const labels = ['Negative', 'Neutral', 'Positive', 'Unknown'];

const type = (letters: string, at = 0, options: readonly string[] = labels): number => {
  const find = createTypeahead(() => 1000);
  return letters.split('').reduce((where, letter) => find(letter, where, options), at);
};

describe('typing in a list', () => {
  it('takes a quick run of letters as the beginning of a label', () => {
    expect(type('neg')).toBe(0);
    expect(type('neu')).toBe(1);
    expect(type('Po')).toBe(2);
  });

  it('walks on with the same letter again', () => {
    expect(type('nn')).toBe(1);
    expect(type('nnn')).toBe(0);
  });

  it('stays where it is when nothing begins so', () => {
    expect(type('x', 2)).toBe(2);
  });

  it('takes it for a later word where no label begins so', () => {
    const reasons = ['User hangup', 'Agent hangup', 'SIP routing error', 'Registered'];
    expect(type('rout', 0, reasons)).toBe(2);
    expect(type('r', 0, reasons)).toBe(3);
    expect(type('hh', 0, reasons)).toBe(1);
  });

  it('begins a new word after a pause', () => {
    let now = 0;
    const find = createTypeahead(() => (now += 2000));
    expect(find('p', 0, labels)).toBe(2);
    expect(find('u', 2, labels)).toBe(3);
  });
});
