import { expect, test } from 'vitest';
import { createMessageStore, messageActions } from '../../../../src-renderer/lib/messages.ts';
import { failureMessage } from '../../../../src-renderer/work/edit-messages.ts';

test('clears alerts about failed edits after the next successful save, and keeps the others', () => {
  const store = createMessageStore();
  const { announce, announceError, clearAfterSave } = messageActions(store);
  announceError({ kind: 'offline', host: 'api.example', detail: 'ECONNREFUSED' });
  announce(failureMessage('Not submitted', { kind: 'nothing-answered' }));
  announce(failureMessage('Not saved', { kind: 'disk-full', path: '/there' }));
  expect(store.getState().alerts).toHaveLength(3);
  clearAfterSave();
  expect(store.getState().alerts.map(({ text }) => text)).toEqual([
    expect.stringContaining('api.example'),
  ]);
});

test('withdraws the offer to undo an edit when another edit is saved, and keeps other messages', () => {
  const store = createMessageStore();
  const { announce, clearAfterSave } = messageActions(store);
  const run = (): void => undefined;
  announce({
    tone: 'status',
    text: 'Tag added',
    action: { label: 'Undo', run, undoes: 'last-edit' },
  });
  clearAfterSave();
  expect(store.getState().status).toBeUndefined();
  announce({ tone: 'status', text: 'Exported', action: { label: 'Show in folder', run } });
  clearAfterSave();
  expect(store.getState().status?.text).toBe('Exported');
});
