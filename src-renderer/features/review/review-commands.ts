import { formatStretch } from '../../lib/format.ts';
import type { Player } from './player.ts';
import type { Marking } from './marking.ts';
import { offsetWords } from './offset-words.ts';
import type { Gap } from './silence.ts';
import { openDetail, type ReviewStore } from './store.ts';
import type { TranscriptActions } from './transcript-actions.ts';
import type { ZoomSteps } from './waveform/zoom-steps.ts';
import type { WordMoves } from './word-moves.ts';

interface CommandDeps {
  readonly store: ReviewStore;
  readonly player: Player;
  readonly playerState: () => {
    readonly loop: unknown;
    readonly skipSilence: boolean;
    readonly durationMs: number;
  };
  readonly actions: TranscriptActions;
  readonly say: (words: string) => void;
  readonly focusTranscript: () => void;
  readonly onSkipSilence: (skipSilence: boolean) => void;
  readonly marks: Marking;
  readonly moves: WordMoves;
  readonly unmask: () => Promise<void>;
  readonly togglePlay: () => void;
  readonly zoom: ZoomSteps;
}

const jumpMs = 3000;

type Runs = Readonly<Record<string, () => void | Promise<void>>>;

/** What the keys of playback and transcript do, by command id. */
export function reviewCommands(deps: CommandDeps) {
  const { player, actions, say } = deps;

  const toggleLoop = (): void => {
    if (deps.playerState().loop !== undefined) {
      player.setLoop(undefined);
      say('Loop off');
      return;
    }
    const stretch = actions.stretchAtHand();
    player.setLoop(stretch);
    if (stretch !== undefined && !isWithin(stretch, player.nowMs())) player.seek(stretch.startMs);
    say(stretch === undefined ? 'Nothing to loop: no word times here' : 'Loop on');
  };

  const toggleSkipSilence = (): void => {
    const skipSilence = !deps.playerState().skipSilence;
    player.setSkipSilence(skipSilence);
    deps.onSkipSilence(skipSilence);
    say(skipSilence ? 'Skipping silence' : 'Playing silence too');
  };

  const extendTime = (byMs: number): void => {
    const chosen = actions.extendTime(byMs, deps.playerState().durationMs);
    say(`Chosen: ${formatStretch(chosen)}`);
  };

  const playback = playbackRuns(deps, { toggleLoop, toggleSkipSilence });
  const transcript = transcriptRuns(deps);

  return {
    toggleLoop,
    toggleSkipSilence,
    extendTime,
    runs: { ...playback, ...transcript },
    when: () => openDetail(deps.store.getState()) !== undefined,
  };
}

const isWithin = ({ startMs, endMs }: Gap, ms: number): boolean => ms >= startMs && ms < endMs;

interface Toggles {
  readonly toggleLoop: () => void;
  readonly toggleSkipSilence: () => void;
}

function playbackRuns(deps: CommandDeps, toggles: Toggles): Runs {
  const { player, say } = deps;
  const toMark = (direction: 1 | -1) => (): void => {
    const mark = deps.marks.markBy(direction);
    say(mark?.label ?? (direction > 0 ? 'No further mark' : 'No earlier mark'));
  };

  return {
    'play.toggle': deps.togglePlay,
    'play.back': () => player.seekBy(-jumpMs),
    'play.pause': player.pause,
    'play.forward': () => player.seekBy(jumpMs),
    'play.slower': player.slower,
    'play.faster': player.faster,
    'play.normal-speed': () => player.setRate(1),
    'play.back-and-slower': player.backAndSlower,
    'play.loop': toggles.toggleLoop,
    'play.skip-silence': toggles.toggleSkipSilence,
    'play.next-mark': toMark(1),
    'play.previous-mark': toMark(-1),
    'wave.zoom-in': deps.zoom.closer,
    'wave.zoom-out': deps.zoom.farther,
    'wave.zoom-fit': deps.zoom.whole,
  };
}

function transcriptRuns(deps: CommandDeps): Runs {
  const { actions, say } = deps;
  const moveWords = (run: () => void) => (): void => {
    run();
    say(offsetWords(deps.store.getState().wordOffsetMs));
  };

  return {
    'word.back': () => actions.wordBy(-1),
    'word.on': () => actions.wordBy(1),
    'turn.back': () => actions.turnBy(-1),
    'turn.on': () => actions.turnBy(1),
    'select.word-back': () => actions.extend('word-back'),
    'select.word-on': () => actions.extend('word-on'),
    'select.turn-back': () => actions.extend('turn-back'),
    'select.turn-on': () => actions.extend('turn-on'),
    'select.clear': actions.clearSelection,
    'transcript.follow': () => actions.setFollowing(true),
    'transcript.find': actions.openFind,
    'transcript.focus': deps.focusTranscript,
    'words.earlier': moveWords(() => deps.moves.nudge(-1)),
    'words.later': moveWords(() => deps.moves.nudge(1)),
    'words.reset': moveWords(deps.moves.resetWords),
    'transcript.unmask': deps.unmask,
  };
}
