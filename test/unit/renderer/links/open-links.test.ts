import { beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../../../../src-renderer/app/create-app.ts';
import { ok } from '../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';
import { callId } from '../call/in-memory-library.ts';

beforeEach(() => {
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  });
  Object.assign(HTMLMediaElement.prototype, { pause() {}, load() {} });
  Object.assign(navigator, { getGamepads: () => [] });
});

it('goes to the moment of the call in front, also while its recording is still coming', async () => {
  const link = { workspaceId: 'sample', callId: callId('call_1'), ms: 5000 };
  let isThere = false;
  let written = (): void => undefined;
  const bridge = createFakeBridge({
    handlers: {
      'link:take': () => Promise.resolve(ok(isThere ? { link } : {})),
      'call:position': () =>
        new Promise((resolve) => {
          written = () => resolve(ok(true));
        }),
    },
  });
  const state = await bridge.request('app:state', undefined);
  if (!state.ok) throw new Error('The fake always answers');
  const app = createApp(bridge, state.value);
  await app.start();
  await app.sessionActions.openSample();
  const { parts } = app.parts.getState();
  if (parts === undefined) throw new Error('No workspace');
  await parts.desk.open(callId('call_1'));
  parts.desk.seek(1000);

  isThere = true;
  bridge.emit('link:waiting', { waiting: true });
  await vi.waitFor(() =>
    expect(bridge.requests.filter(({ channel }) => channel === 'call:position')).not.toEqual([]),
  );
  bridge.emit('recording:progress', {
    callId: callId('call_1'),
    receivedBytes: 1,
    state: 'downloading',
  });
  written();
  await vi.waitFor(() => expect(parts.desk.nowMs()).toBe(5000));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(parts.desk.nowMs()).toBe(5000);
});
