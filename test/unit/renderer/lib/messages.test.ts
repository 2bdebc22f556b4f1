import { expect, test } from 'vitest';
import { createMessageStore, messageActions } from '../../../../src-renderer/lib/messages.ts';
import { failureMessage } from '../../../../src-renderer/work/edit-messages.ts';

test('an edit that failed is spoken of until one is written, and other troubles stay', () => {
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
