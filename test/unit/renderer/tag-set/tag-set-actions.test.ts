import { expect, it } from 'vitest';
import { tagSetActions } from '../../../../src-renderer/features/tag-set/tag-set-actions.ts';
import { createTagSetStore } from '../../../../src-renderer/work/tag-set.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';

it('keeps every change, also when the next one is made before the last is stored', async () => {
  const store = createTagSetStore();
  store.setState({ tags: [{ id: 'misheard', name: 'Misheard', colour: 'red', digit: 1 }] });
  let stored: readonly Tag[] = [];
  const bridge = createFakeBridge({
    handlers: {
      'edit:apply': ({ edit }) => {
        if (edit.kind === 'tag-set.save') stored = edit.tags;
        return Promise.resolve(ok({ historyId: 1, label: 'Tags changed' }));
      },
    },
  });
  let ids = 0;
  const actions = tagSetActions(store, {
    bridge,
    newId: () => String((ids += 1)),
    reviewerId: () => 'ann',
    onStored: () => undefined,
    reload: () => {
      store.setState({ tags: stored });
      return Promise.resolve();
    },
  });

  await Promise.all([
    actions.change('misheard', { name: 'Heard wrong' }),
    actions.change('misheard', { colour: 'teal' }),
    actions.setDigit('misheard', 9),
    actions.add('Hold music'),
  ]);

  expect(stored).toEqual([
    { id: 'misheard', name: 'Heard wrong', colour: 'teal', digit: 9 },
    expect.objectContaining({ name: 'Hold music', digit: 1 }),
  ]);
});
