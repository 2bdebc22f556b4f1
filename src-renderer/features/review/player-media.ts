import type { PlayerStore } from './player-store.ts';

interface MediaListener {
  /** The position may have jumped, or begun or ceased to move. */
  readonly onMoved: () => void;
  readonly onEnded: () => void;
}

/** Every seek waits a moment for its bytes; said is only what lasts longer than that. */
const patienceMs = 300;

/** Brings what the media element tells into the store, until the function given back is called. */
export function listenToMedia(
  { getState, setState }: PlayerStore,
  media: HTMLMediaElement,
  { onMoved, onEnded }: MediaListener,
): () => void {
  const listening = new AbortController();
  const on = (event: string, run: () => void): void => {
    media.addEventListener(event, run, { signal: listening.signal });
  };
  on('play', () => {
    setState({ playing: true, trouble: undefined });
    onMoved();
  });
  let later: ReturnType<typeof setTimeout> | undefined;
  const flows = (): void => {
    clearTimeout(later);
    later = undefined;
    if (getState().waiting) setState({ waiting: false });
  };
  on('pause', () => {
    flows();
    setState({ playing: false });
    onMoved();
  });
  on('ended', () => {
    setState({ playing: false });
    onMoved();
    onEnded();
  });
  on('playing', () => {
    flows();
    onMoved();
  });
  on('waiting', () => {
    later ??= setTimeout(() => setState({ waiting: true }), patienceMs);
  });
  for (const event of ['canplay', 'emptied']) on(event, flows);
  for (const event of ['seeking', 'seeked', 'loadedmetadata']) on(event, onMoved);
  on('durationchange', () => {
    if (Number.isFinite(media.duration) && media.duration > 0) {
      setState({ durationMs: media.duration * 1000 });
    }
  });
  on('error', () => {
    if (!getState().hasAudio) return;
    flows();
    // A broken element goes on saying that it plays, and Play would pause it.
    media.pause();
    setState({ playing: false, trouble: media.error?.message ?? '' });
  });
  return () => {
    clearTimeout(later);
    listening.abort();
  };
}
