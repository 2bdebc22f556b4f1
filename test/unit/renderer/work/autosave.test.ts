import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosaveStore, autosaveActions } from '../../../../src-renderer/work/autosave.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';

const full: AppError = { kind: 'disk-full', path: '/data' };

function field() {
  const store = createAutosaveStore();
  const actions = autosaveActions(store, 400);
  const written: string[] = [];
  let answer: Result<true, AppError> = ok(true);
  const save = (text: string): Promise<Result<true, AppError>> => {
    written.push(text);
    return Promise.resolve(answer);
  };
  return {
    store,
    actions,
    written,
    type: (text: string) => actions.type('comment a', text, save),
    breakDisk: () => {
      answer = err(full);
    },
    mendDisk: () => {
      answer = ok(true);
    },
    draft: () => store.getState().texts['comment a'],
  };
}

describe('what is typed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is written by itself a moment after the last key, and only once', async () => {
    const { type, written, draft } = field();
    type('a');
    await vi.advanceTimersByTimeAsync(300);
    type('ab');
    await vi.advanceTimersByTimeAsync(399);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual(['ab']);
    expect(draft()).toBeUndefined();
  });

  it('is written at once when the field or the call is left', async () => {
    const { type, written, actions } = field();
    type('half a');
    expect(await actions.flush()).toBe(true);
    expect(written).toEqual(['half a']);
  });

  it('stays in its field with the reason while the disk is full, and is tried again', async () => {
    const { type, draft, breakDisk, mendDisk, actions } = field();
    breakDisk();
    type('kept');
    expect(await actions.flush()).toBe(false);
    expect(draft()).toEqual({ text: 'kept', error: full });
    mendDisk();
    expect(await actions.flush()).toBe(true);
    expect(draft()).toBeUndefined();
  });

  it('is not lost when typing goes on during a write', async () => {
    const { type, written, draft, actions } = field();
    type('one');
    const writing = actions.flush();
    type('one two');
    await writing;
    expect(draft()?.text).toBe('one two');
    await actions.flush();
    expect(written.at(-1)).toBe('one two');
    expect(draft()).toBeUndefined();
  });

  it('is gone when the reviewer gives it up', async () => {
    const { type, written, actions } = field();
    type('never mind');
    actions.drop('comment a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual([]);
  });
});
