import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { OutputOf } from '../../../src-shared/ipc/contract.ts';
import type { HeldTranscript, HeldTranscripts } from './held-transcripts.ts';
import { moveWords } from './moved-words.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { openDetail, type ReviewState, type ReviewStore } from './store.ts';

export interface NewerDeps {
  readonly player: Pick<Player, 'clock' | 'setLength'>;
  readonly held: HeldTranscripts;
  readonly takeStock: () => void;
  /** The call offers a recording that it did not offer before. */
  readonly openRecording: (detail: CallDetail) => Promise<void>;
}

/**
 * Puts what is known of the call in front now in the place of what was: position, work, and the words
 * that the reviewer chose stay, and nothing is drawn anew where nothing is different.
 */
export function showNewer(
  store: ReviewStore,
  deps: NewerDeps,
  sent: OutputOf<'call:open'>,
  before: HeldTranscript | undefined,
): void {
  const shown = openDetail(store.getState());
  if (shown?.callId !== sent.callId) return;
  const detail = newerDetail(store.getState(), shown, sent, () =>
    deps.held.take(sent.callId, sent.transcript, before),
  );
  const isOther = detail.transcript !== shown.transcript;
  if (!isOther && JSON.stringify(factsOf(detail)) === JSON.stringify(factsOf(shown))) return;
  store.setState({
    load: { phase: 'ready', detail },
    // Places in the text of before are no places in this one.
    ...(isOther ? { selection: undefined, finding: undefined } : {}),
  });
  if (isOther) deps.player.clock.follow(readingOf(detail.transcript).line);
  deps.player.setLength(detail.call.durationMs ?? 0);
  deps.takeStock();
  if (store.getState().recording.phase === 'absent') void deps.openRecording(detail);
}

function newerDetail(
  { unmasked, wordOffsetMs }: Pick<ReviewState, 'unmasked' | 'wordOffsetMs'>,
  shown: CallDetail,
  { call, recording, copy, agentName = shown.agentName }: OutputOf<'call:open'>,
  take: () => CallDetail['transcript'],
): CallDetail {
  const newer = unmasked ? shown.transcript : moveWords(take(), wordOffsetMs);
  const transcript = isSameText(newer, shown.transcript) ? shown.transcript : newer;
  const named = agentName === undefined ? {} : { agentName };
  return { ...shown, ...named, call, recording, copy, transcript };
}

/** The same lines and words, wherever they were moved to. */
const isSameText = (one: CallDetail['transcript'], other: CallDetail['transcript']): boolean =>
  moveWords(one, 0) === moveWords(other, 0);

const factsOf = ({ agentName, call, recording, copy }: CallDetail) => ({
  agentName,
  call,
  recording,
  copy,
});
