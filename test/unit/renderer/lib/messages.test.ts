import { expect, test } from 'vitest';
import { createMessageStore, messageActions } from '../../../../src-renderer/lib/messages.ts';
import { failureMessage } from '../../../../src-renderer/work/edit-messages.ts';

test('clears alerts about failed edits after the next successful save, and keeps the others', () => {
  const store = createMessageStore();
  const { announce, announceError, clearSaveFailures } = messageActions(store);
  announceError({ kind: 'offline', host: 'api.example', detail: 'ECONNREFUSED' });
  announce(failureMessage('Not submitted', { kind: 'nothing-answered' }));
  announce(failureMessage('Not saved', { kind: 'disk-full', path: '/there' }));
  expect(store.getState().alerts).toHaveLength(3);
  clearSaveFailures();
  expect(store.getState().alerts.map(({ text }) => text)).toEqual([
    expect.stringContaining('api.example'),
  ]);
});
