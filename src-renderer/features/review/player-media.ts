import type { PlayerStore } from './player-store.ts';

interface MediaListener {
  /** The position may have jumped, or begun or ceased to move. */
  readonly onMoved: () => void;
  readonly onEnded: () => void;
}

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
  on('pause', () => {
    setState({ playing: false, waiting: false });
    onMoved();
  });
  on('ended', () => {
    setState({ playing: false });
    onMoved();
    onEnded();
  });
  on('playing', () => {
    setState({ waiting: false });
    onMoved();
  });
  on('waiting', () => setState({ waiting: true }));
  on('canplay', () => setState({ waiting: false }));
  for (const event of ['seeking', 'seeked', 'loadedmetadata']) on(event, onMoved);
  on('durationchange', () => {
    if (Number.isFinite(media.duration) && media.duration > 0) {
      setState({ durationMs: media.duration * 1000 });
    }
  });
  on('error', () => {
    if (!getState().hasAudio) return;
    setState({ playing: false, waiting: false, trouble: media.error?.message ?? '' });
  });
  return () => listening.abort();
}
