import type { Player } from '../player/player.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';
import { stepTurn, stepWord } from '../words/word-steps.ts';

type Direction = 1 | -1;

/** Moves from word to word and from turn to turn. */
export function navigationActions(store: CallDeskStore, player: Player) {
  const currentTranscript = () => currentDetail(store.getState())?.transcript;

  const currentWord = (): number => player.clock.word();

  const toWord = (word: number): void => {
    const start = currentTranscript()?.words.startMs[word] ?? -1;
    if (start < 0) return;
    // The media element rounds to microseconds; slightly past the start is always inside the word.
    player.seek(start + 0.5);
    // Several words can share one time; the word that was stepped to is the current one.
    player.clock.pin(word);
    store.setState({ following: true });
  };

  const toEntry = (index: number): void => {
    const transcript = currentTranscript();
    if (transcript === undefined) return;
    const currentEntry = Math.max(0, Math.min(transcript.entries.length - 1, index));
    store.setState({ currentEntry, following: true });
    const at = timingOf(transcript).entryTimes[currentEntry] ?? -1;
    if (at >= 0) player.seek(at);
  };

  const step = (direction: Direction, nextFrom: typeof stepWord): void => {
    const transcript = currentTranscript();
    if (transcript === undefined) return;
    if (transcript.words.count === 0) {
      toEntry(store.getState().currentEntry + direction);
      return;
    }
    const word = nextFrom(transcript, currentWord(), direction);
    if (word !== undefined) toWord(word);
  };

  return {
    currentWord,
    toWord,
    toEntry,
    moveByWord: (direction: Direction): void => step(direction, stepWord),
    moveByTurn: (direction: Direction): void => step(direction, stepTurn),
  };
}
