import { formatTimeRange } from '../../lib/format.ts';
import type { Player } from './player/player.ts';
import type { MarkerActions } from './markers/marker-actions.ts';
import { callMessages, wordOffsetText } from './call-text.ts';
import type { TimeRange } from './player/silence.ts';
import { currentDetail, type CallDeskStore } from './store.ts';
import type { TranscriptActions } from './selection/transcript-actions.ts';
import type { ZoomActions } from './call-parts.ts';
import type { WordOffsetActions } from './words/word-offset.ts';

interface CommandDeps {
  readonly store: CallDeskStore;
  readonly player: Player;
  readonly playerState: () => {
    readonly loop: unknown;
    readonly skipSilence: boolean;
    readonly durationMs: number;
  };
  readonly actions: TranscriptActions;
  readonly announce: (text: string) => void;
  readonly focusTranscript: () => void;
  readonly onSkipSilence: (skipSilence: boolean) => void;
  readonly markers: MarkerActions;
  readonly wordOffset: WordOffsetActions;
  readonly showUnredacted: () => Promise<void>;
  readonly togglePlay: () => void;
  /** Why there is nothing to hear of the open call. */
  readonly missingAudio: () => string | undefined;
  readonly zoom: ZoomActions;
}

const jumpMs = 3000;

type CommandHandlers = Readonly<Record<string, () => void | Promise<void>>>;

/** The handlers of all playback and transcript commands, by command id. */
export function callCommands(deps: CommandDeps) {
  const { player, actions, announce } = deps;

  /** Of a call without a recording, says so in place of an effect that nobody would hear. */
  const ifAudible = (run: () => void) => (): void => {
    const missing = deps.missingAudio();
    if (missing === undefined) run();
    else announce(missing);
  };

  const toggleLoop = ifAudible(() => {
    if (deps.playerState().loop !== undefined) {
      player.setLoop(undefined);
      announce(callMessages.loopOff);
      return;
    }
    const range = actions.loopRange();
    player.setLoop(range);
    if (range !== undefined && !isWithin(range, player.nowMs())) player.seek(range.startMs);
    announce(range === undefined ? callMessages.nothingToLoop : callMessages.loopOn);
  });

  const toggleSkipSilence = ifAudible(() => {
    const skipSilence = !deps.playerState().skipSilence;
    player.setSkipSilence(skipSilence);
    deps.onSkipSilence(skipSilence);
    announce(skipSilence ? callMessages.skippingSilence : callMessages.playingSilence);
  });

  const extendTimeSelection = (byMs: number): void => {
    const range = actions.extendTimeSelection(byMs, deps.playerState().durationMs);
    announce(callMessages.selected(formatTimeRange(range)));
  };

  const backAndSlower = ifAudible(player.backAndSlower);
  const playback = playbackHandlers(deps, { toggleLoop, toggleSkipSilence, backAndSlower });
  const transcript = transcriptHandlers(deps);

  return {
    toggleLoop,
    toggleSkipSilence,
    extendTimeSelection,
    runs: { ...playback, ...transcript },
    when: () => currentDetail(deps.store.getState()) !== undefined,
  };
}

const isWithin = ({ startMs, endMs }: TimeRange, ms: number): boolean =>
  ms >= startMs && ms < endMs;

interface AudioActions {
  readonly toggleLoop: () => void;
  readonly toggleSkipSilence: () => void;
  readonly backAndSlower: () => void;
}

function playbackHandlers(deps: CommandDeps, audio: AudioActions): CommandHandlers {
  const { player, announce } = deps;
  const goToMarker = (direction: 1 | -1) => (): void => {
    const marker = deps.markers.moveByMarker(direction);
    const none = direction > 0 ? callMessages.noNextMarker : callMessages.noPreviousMarker;
    announce(marker?.label ?? none);
  };

  return {
    'play.toggle': deps.togglePlay,
    'play.back': () => player.seekBy(-jumpMs),
    'play.pause': player.pause,
    'play.forward': () => player.seekBy(jumpMs),
    'play.slower': player.slower,
    'play.faster': player.faster,
    'play.normal-speed': () => player.setRate(1),
    'play.back-and-slower': audio.backAndSlower,
    'play.loop': audio.toggleLoop,
    'play.skip-silence': audio.toggleSkipSilence,
    'play.next-mark': goToMarker(1),
    'play.previous-mark': goToMarker(-1),
    'wave.zoom-in': deps.zoom.zoomIn,
    'wave.zoom-out': deps.zoom.zoomOut,
    'wave.zoom-fit': deps.zoom.zoomToFit,
  };
}

function transcriptHandlers(deps: CommandDeps): CommandHandlers {
  const { actions, announce } = deps;
  const changeOffset = (run: () => void) => (): void => {
    run();
    announce(wordOffsetText(deps.store.getState().wordOffsetMs));
  };

  /** As in a text editor, a step without Shift gives up the selection, which a tag would go to. */
  const step = (move: () => void) => (): void => {
    actions.clearSelection();
    move();
  };

  return {
    'word.back': step(() => actions.moveByWord(-1)),
    'word.on': step(() => actions.moveByWord(1)),
    'turn.back': step(() => actions.moveByTurn(-1)),
    'turn.on': step(() => actions.moveByTurn(1)),
    'select.word-back': () => actions.extend('word-back'),
    'select.word-on': () => actions.extend('word-on'),
    'select.turn-back': () => actions.extend('turn-back'),
    'select.turn-on': () => actions.extend('turn-on'),
    'select.clear': actions.clearSelection,
    'transcript.follow': () => actions.setFollowing(true),
    'transcript.find': actions.openFind,
    'transcript.focus': deps.focusTranscript,
    'words.earlier': changeOffset(() => deps.wordOffset.nudge(-1)),
    'words.later': changeOffset(() => deps.wordOffset.nudge(1)),
    'words.reset': changeOffset(deps.wordOffset.resetOffset),
    'transcript.unmask': deps.showUnredacted,
  };
}
