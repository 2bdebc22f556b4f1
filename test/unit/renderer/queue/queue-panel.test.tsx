import { createLibraryChanges } from '../../../../src-renderer/work/library-changes.ts';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForShortcuts } from '../../../../src-renderer/commands/shortcut-listener.ts';
import { createKeymap } from '../../../../src-renderer/commands/keymap.ts';
import { createRegistry } from '../../../../src-renderer/commands/registry.ts';
import { createQueueFeature } from '../../../../src-renderer/features/queue/index.tsx';
import { createSessionStore } from '../../../../src-renderer/lib/session/session-store.ts';
import { createTagSetStore } from '../../../../src-renderer/work/tag-set.ts';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
import type { Tag } from '../../../../src-shared/tag.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';

class StillObserver {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
}

let clean: (() => void)[] = [];

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', StillObserver);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  localStorage.clear();
});

afterEach(() => {
  for (const one of clean) one();
  clean = [];
  cleanup();
  vi.unstubAllGlobals();
});

async function showQueue(calls: number) {
  const bridge = createFakeBridge({ calls });
  const state = await bridge.request('app:state', undefined);
  if (!state.ok) throw new Error('The fake always answers');
  const registry = createRegistry((error) => {
    throw error;
  });
  const opened: string[] = [];
  const tagSet = createTagSetStore();
  const queue = createQueueFeature({
    bridge,
    changes: createLibraryChanges(bridge),
    registry,
    session: createSessionStore(state.value),
    workspaceId: 'sample',
    tagSet,
    openCall: (id) => opened.push(id),
    onNext: vi.fn<() => void>(),
    onError: vi.fn<() => void>(),
  });
  clean.push(
    queue.dispose,
    listenForShortcuts(document, { registry, keymap: () => createKeymap({}, false) }),
  );
  render(
    <TooltipProvider>
      <queue.Panel />
    </TooltipProvider>,
  );
  await queue.start();
  return { bridge, opened, queue, tagSet, user: userEvent.setup() };
}

const grid = () => screen.getByRole('grid', { name: 'Calls' });

it('reports the number of calls and the index of each row to assistive technology', async () => {
  await showQueue(31_002);
  await waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('31002'));
  const rows = screen.getAllByRole('row');
  expect(rows[0]?.getAttribute('aria-rowindex')).toBe('1');
  expect(rows.length).toBeLessThan(40);
  expect(screen.getByText('31,002 calls')).toBeTruthy();
});

it('is navigated and opened with keys alone', async () => {
  const { opened, user } = await showQueue(200);
  await screen.findAllByText('Unsuccessful');
  grid().focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await waitFor(() => expect(opened).toEqual(['call_0000002']));
  await user.keyboard('.');
  await waitFor(() => expect(opened.at(-1)).toBe('call_0000003'));
  await user.keyboard('{End}{Enter}');
  await waitFor(() => expect(opened.at(-1)).toBe('call_0000199'));
});

it('is filtered to Negative and Unsuccessful with keys alone', async () => {
  const { bridge, user } = await showQueue(200);
  await screen.findByText('200 calls');
  await user.keyboard('{Control>}f{/Control}');
  const sentiment = screen.getByRole('combobox', { name: /Sentiment/u });
  expect(document.activeElement).toBe(sentiment);
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('option', { name: /^Negative/u });
  await user.keyboard('n{Escape}');
  await user.keyboard('{Enter}');
  await screen.findByRole('listbox');
  await user.keyboard(' {Escape}');
  await waitFor(() => expect(sentiment.textContent).toContain('Negative'));
  screen.getByRole('combobox', { name: /Outcome/u }).focus();
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('listbox');
  await user.keyboard('{ArrowDown}{Enter}{Escape}');
  await waitFor(() =>
    expect(
      bridge.requests.findLast(({ channel }) => channel === 'queue:open')?.input,
    ).toMatchObject({
      filter: {
        call: { user_sentiment: { value: ['Negative'] } },
        outcome: ['unsuccessful'],
      },
    }),
  );
});

it('keeps a filter that is set before the search has started', async () => {
  const { user, queue } = await showQueue(30);
  await user.type(screen.getByLabelText('Search transcripts'), 'refund');
  await queue.setFilter({ kind: 'call', call: {}, outcome: ['successful'] });
  await waitFor(() => expect(queue.store.getState().filter.search).toBe('refund'));
  expect(queue.store.getState().filter.outcome).toEqual(['successful']);
});

it('says that nothing matches and offers to clear the filters', async () => {
  const { queue, user } = await showQueue(200);
  queue.store.setState({ filter: { kind: 'call', call: {}, search: 'no such words' } });
  const { listing } = queue.store.getState();
  queue.store.setState({ listing: listing && { ...listing, total: 0, pages: new Map() } });
  await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByText('200 calls')).toBeTruthy();
});

it('contains a row that cannot be rendered, and still opens its call', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const { queue, opened, user } = await showQueue(20);
  await screen.findAllByText('Unsuccessful');
  const { listing } = queue.store.getState();
  const page = listing?.pages.get(0);
  const startMs = page?.startMs.with(3, 8.64e15 + 1);
  queue.store.setState({
    listing: listing &&
      page && { ...listing, pages: new Map([[0, { ...page, startMs: startMs! }]]) },
  });
  const broken = await screen.findByText(/can’t be shown here/u);
  expect(screen.getAllByRole('row').length).toBe(20);
  await user.click(broken);
  await waitFor(() => expect(opened).toEqual([page?.ids[3]]));
});

it('shows the current name of a tag, also of a retired one', async () => {
  const { queue, tagSet } = await showQueue(200);
  const tag = { id: 'tag-1', name: 'Rude', kind: 'moment', colour: 'red' } as never as Tag;
  tagSet.setState({ tags: [tag] });
  queue.store.setState({ filter: { kind: 'call', call: {}, tags: ['tag-1'] } });
  expect((await screen.findAllByRole('button', { name: /Rude$/u })).length).toBeGreaterThan(0);
  tagSet.setState({ tags: [{ ...tag, name: 'Impolite', retired: true }] });
  expect((await screen.findAllByRole('button', { name: /Impolite$/u })).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: /Rude$/u })).toBeNull();
});

it('reports the calls after the open one once', async () => {
  const { bridge, queue, user } = await showQueue(200);
  const request = vi.spyOn(bridge, 'request');
  const reported = (): unknown[] =>
    request.mock.calls.flatMap(([channel, input]) => (channel === 'queue:next' ? [input] : []));
  screen.getByRole('grid').focus();
  await user.keyboard('{Enter}');
  const page = queue.store.getState().listing?.pages.get(0);
  await waitFor(() => expect(reported()).toEqual([{ callIds: page?.ids.slice(1, 4) }]));
  await user.keyboard('{ArrowDown}');
  expect(reported().length).toBe(1);
});
