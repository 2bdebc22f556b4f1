import type { Player } from '../player/player.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';
import { stepTurn, stepWord } from '../words/word-steps.ts';

type Direction = 1 | -1;

/** Going from word to word and from turn to turn. */
export function navigationActions(store: CallDeskStore, player: Player) {
  // Two people may begin at once, and the clock marks one of them: walking goes on from the other.
  let lastStep: { readonly word: number; readonly ms: number } | undefined;

  const currentTranscript = () => currentDetail(store.getState())?.transcript;

  const wordAtHand = (): number =>
    lastStep !== undefined && Math.abs(lastStep.ms - player.nowMs()) < 1
      ? lastStep.word
      : player.clock.word();

  const toWord = (word: number): void => {
    const start = currentTranscript()?.words.startMs[word] ?? -1;
    if (start < 0) return;
    // The element keeps whole microseconds: a hair inside the word is surely in it.
    player.seek(start + 0.5);
    lastStep = { word, ms: player.nowMs() };
    store.setState({ following: true });
  };

  const toEntry = (index: number): void => {
    const transcript = currentTranscript();
    if (transcript === undefined) return;
    const entryAtHand = Math.max(0, Math.min(transcript.entries.length - 1, index));
    store.setState({ entryAtHand, following: true });
    const at = timingOf(transcript).entryTimes[entryAtHand] ?? -1;
    if (at >= 0) player.seek(at);
  };

  const step = (direction: Direction, nextFrom: typeof stepWord): void => {
    const transcript = currentTranscript();
    if (transcript === undefined) return;
    if (transcript.words.count === 0) {
      toEntry(store.getState().entryAtHand + direction);
      return;
    }
    const word = nextFrom(transcript, wordAtHand(), direction);
    if (word !== undefined) toWord(word);
  };

  return {
    wordAtHand,
    toWord,
    toEntry,
    moveByWord: (direction: Direction): void => step(direction, stepWord),
    moveByTurn: (direction: Direction): void => step(direction, stepTurn),
  };
}
