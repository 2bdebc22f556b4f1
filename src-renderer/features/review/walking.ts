import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { openDetail, type ReviewStore } from './store.ts';
import { stepTurn, stepWord } from './word-steps.ts';

type Direction = 1 | -1;

/** Going from word to word and from turn to turn. */
export function walking(store: ReviewStore, player: Player) {
  // Two people may begin at once, and the clock marks one of them: walking goes on from the other.
  let walked: { readonly word: number; readonly ms: number } | undefined;

  const open = () => openDetail(store.getState())?.transcript;

  const wordAtHand = (): number =>
    walked !== undefined && Math.abs(walked.ms - player.nowMs()) < 1
      ? walked.word
      : player.clock.word();

  const toWord = (word: number): void => {
    const start = open()?.words.startMs[word] ?? -1;
    if (start < 0) return;
    // The element keeps whole microseconds: a hair inside the word is surely in it.
    player.seek(start + 0.5);
    walked = { word, ms: player.nowMs() };
    store.setState({ following: true });
  };

  const toEntry = (index: number): void => {
    const transcript = open();
    if (transcript === undefined) return;
    const entryAtHand = Math.max(0, Math.min(transcript.entries.length - 1, index));
    store.setState({ entryAtHand, following: true });
    const at = readingOf(transcript).times[entryAtHand] ?? -1;
    if (at >= 0) player.seek(at);
  };

  const step = (direction: Direction, by: typeof stepWord): void => {
    const transcript = open();
    if (transcript === undefined) return;
    if (transcript.words.count === 0) {
      toEntry(store.getState().entryAtHand + direction);
      return;
    }
    const word = by(transcript, wordAtHand(), direction);
    if (word !== undefined) toWord(word);
  };

  return {
    wordAtHand,
    toWord,
    toEntry,
    wordBy: (direction: Direction): void => step(direction, stepWord),
    turnBy: (direction: Direction): void => step(direction, stepTurn),
  };
}
