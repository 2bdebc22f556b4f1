import { createLibraryChanges } from '../../../../src-renderer/work/library-changes.ts';
import { twoCriteria } from './sample-call.ts';
import { act, cleanup, render } from '@testing-library/react';
import { createKeymap } from '../../../../src-renderer/commands/keymap.ts';
import { listenForShortcuts } from '../../../../src-renderer/commands/shortcut-listener.ts';
import { createRegistry } from '../../../../src-renderer/commands/registry.ts';
import { createDesk } from '../../../../src-renderer/app/desk/create-desk.tsx';
import type { Message } from '../../../../src-renderer/lib/messages.ts';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { Handlers } from '../../../../src-shared/ipc/contract.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';
import { callId, createInMemoryLibrary } from './in-memory-library.ts';
import { ann } from '../../../fakes/fake-reviewers.ts';

/** jsdom has no layout: every range is at the origin of the page. */
function stubRangeGeometry(): void {
  Object.assign(Range.prototype, {
    getBoundingClientRect: () => document.body.getBoundingClientRect(),
  });
  Object.assign(Element.prototype, { scrollIntoView: () => undefined });
  Object.assign(window, { matchMedia: () => ({ matches: false }) });
}

/** jsdom has media elements but plays nothing. */
function stubMediaPlayback(): void {
  const { prototype } = HTMLMediaElement;
  Object.assign(prototype, {
    play(this: HTMLMediaElement) {
      this.dispatchEvent(new Event('play'));
      return Promise.resolve();
    },
    pause(this: HTMLMediaElement) {
      this.dispatchEvent(new Event('pause'));
    },
    load() {
      // Nothing to load.
    },
  });
}

/** The real desk with its shortcuts, on a library in memory. */
export function renderDesk(calls: readonly CallDetail[], overrides: Partial<Handlers> = {}) {
  stubMediaPlayback();
  stubRangeGeometry();
  const library = createInMemoryLibrary(calls);
  const bridge = createFakeBridge({ handlers: { ...library.handlers, ...overrides } });
  const said: Message[] = [];
  const commandErrors: unknown[] = [];
  const registry = createRegistry((error) => commandErrors.push(error));
  const keymap = createKeymap({}, false);
  const stopKeys = listenForShortcuts(document, { registry, keymap: () => keymap });
  const queue = calls.map(({ callId: id }) => id);
  const desk = createDesk({
    bridge,
    changes: createLibraryChanges(bridge),
    registry,
    announce: (message) => said.push(message),
    settings: () => ({
      playbackRate: 1,
      followSpokenWord: true,
      skipSilence: false,
      reviewerId: ann.id,
      reviewerName: 'Dana Reyes',
      unbiasedMode: false,
      skipReasons: ['Test call', 'Voicemail'],
    }),
    saveReviewerName: () => Promise.resolve(),
    currentRubric: () => twoCriteria,
    nextCall: (after) => Promise.resolve(queue[queue.indexOf(after) + 1]),
  });
  const { Desk } = desk;
  const page = render(
    <TooltipProvider>
      <Desk />
    </TooltipProvider>,
  );

  return {
    ...page,
    desk,
    bridge,
    library,
    said: (): readonly string[] => said.map(({ text }) => text),
    broken: commandErrors,
    open: (id: string) => act(() => desk.open(callId(id))),
    region: (name: string) => page.getByRole('region', { name }),
    /** The agent named in the call's header. */
    agent: (): string | null => page.getByRole('heading', { level: 2 }).textContent,
    word: (): string | undefined =>
      page.getByRole('region', { name: 'Transcript' }).dataset['word'],
    [Symbol.dispose]: (): void => {
      stopKeys();
      cleanup();
      desk.dispose();
    },
  };
}
