import type { PlayerStore } from './player-store.ts';

interface MediaEventHandlers {
  /** The position may have jumped, or playback may have started or stopped. */
  readonly onPositionChange: () => void;
  readonly onEnded: () => void;
  /** The media element knows the length of the recording, or knows it better. */
  readonly onLength: (audioMs: number) => void;
}

/** Every seek waits a moment for data; only a longer wait is shown as buffering. */
const bufferingDelayMs = 300;

/** Copies the media element's events into the store. The returned function stops it. */
export function listenToMediaEvents(
  { getState, setState }: PlayerStore,
  media: HTMLMediaElement,
  { onPositionChange, onEnded, onLength }: MediaEventHandlers,
): () => void {
  const listening = new AbortController();
  const on = (event: string, run: () => void): void => {
    media.addEventListener(event, run, { signal: listening.signal });
  };
  on('play', () => {
    setState({ playing: true, playbackError: undefined });
    onPositionChange();
  });
  let bufferingTimer: ReturnType<typeof setTimeout> | undefined;
  const stopBuffering = (): void => {
    clearTimeout(bufferingTimer);
    bufferingTimer = undefined;
    if (getState().buffering) setState({ buffering: false });
  };
  on('pause', () => {
    stopBuffering();
    setState({ playing: false });
    onPositionChange();
  });
  on('ended', () => {
    setState({ playing: false });
    onPositionChange();
    onEnded();
  });
  on('playing', () => {
    stopBuffering();
    onPositionChange();
  });
  on('waiting', () => {
    bufferingTimer ??= setTimeout(() => setState({ buffering: true }), bufferingDelayMs);
  });
  for (const event of ['canplay', 'emptied']) on(event, stopBuffering);
  for (const event of ['seeking', 'seeked', 'loadedmetadata']) on(event, onPositionChange);
  on('durationchange', () => {
    if (Number.isFinite(media.duration) && media.duration > 0) {
      onLength(media.duration * 1000);
    }
  });
  on('error', () => {
    if (!getState().hasAudio) return;
    stopBuffering();
    // A broken element still reports that it plays, so Play would pause it.
    media.pause();
    setState({ playing: false, playbackError: media.error?.message ?? '' });
  });
  return () => {
    clearTimeout(bufferingTimer);
    listening.abort();
  };
}
