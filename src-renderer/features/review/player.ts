import { createClock, type ClockSource } from './clock.ts';
import type { PlayerStore } from './player-store.ts';
import { endOfSilence, type Gap } from './silence.ts';

export const slowest = 0.5;
export const fastest = 3;
const rateStep = 0.25;
const slowRate = 0.75;
const backMs = 3000;

/** A loop is left behind when the reviewer seeks this far past its end. */
const loopGraceMs = 500;

interface Recording {
  readonly url: string;
  readonly durationMs: number;
}

type Frames = Pick<ClockSource, 'requestFrame' | 'cancelFrame'>;

/**
 * The one place that drives the media element. A call without a recording has a position too: the
 * words can be walked and tagged without a sound.
 */
export function createPlayer(store: PlayerStore, media: HTMLMediaElement, frames: Frames) {
  let silentMs = 0;
  let gaps: readonly Gap[] = [];
  const { getState, setState } = store;

  const nowMs = (): number => (getState().hasAudio ? media.currentTime * 1000 : silentMs);
  const clock = createClock({
    ...frames,
    nowMs,
    isRunning: () => getState().hasAudio && !media.paused && !media.ended,
  });

  const seek = (ms: number): void => {
    const { durationMs, hasAudio } = getState();
    const target = Math.max(0, durationMs > 0 ? Math.min(ms, durationMs) : ms);
    if (hasAudio) media.currentTime = target / 1000;
    else silentMs = target;
    clock.poke();
  };

  const play = (): void => {
    if (!getState().hasAudio) return;
    // A refused start (no source yet, a seek under way) is told by the element's own events.
    media.play().catch((refusal: unknown) => {
      if (refusal instanceof DOMException && refusal.name === 'AbortError') return;
      setState({ playing: false, trouble: String(refusal) });
    });
  };

  const setRate = (rate: number): void => {
    const next = Math.min(fastest, Math.max(slowest, rate));
    media.preservesPitch = true;
    // A new source starts at the default rate, so both are set.
    media.defaultPlaybackRate = next;
    media.playbackRate = next;
    setState({ rate: next, rateBefore: undefined });
  };

  const stopListening = listenToMedia(store, media, clock, () => {
    const { loop } = getState();
    if (loop === undefined) return;
    seek(loop.startMs);
    play();
  });

  const stopJumping = clock.onFrame((ms) => {
    const { playing, loop, skipSilence } = getState();
    if (!playing) return;
    if (loop !== undefined) {
      if (ms >= loop.endMs && ms < loop.endMs + loopGraceMs) seek(loop.startMs);
      return;
    }
    const target = skipSilence ? endOfSilence(gaps, ms) : undefined;
    if (target !== undefined) seek(target);
  });

  return {
    media,
    clock,
    nowMs,
    seek,
    play,
    setRate,
    seekBy: (ms: number) => seek(nowMs() + ms),
    pause: () => media.pause(),
    toggle: () => (media.paused ? play() : media.pause()),
    faster: () => setRate(getState().rate + rateStep),
    slower: () => setRate(getState().rate - rateStep),

    /** Once: three seconds back, and slower. Again: the speed of before. */
    backAndSlower(): void {
      const { rate, rateBefore } = getState();
      if (rateBefore !== undefined) {
        setRate(rateBefore);
        return;
      }
      seek(nowMs() - backMs);
      setRate(Math.min(rate, slowRate));
      setState({ rateBefore: rate });
    },

    setLoop: (loop: Gap | undefined) => setState({ loop }),
    setSkipSilence: (skipSilence: boolean) => setState({ skipSilence }),

    setVolume(volume: number): void {
      media.volume = volume;
      setState({ volume });
    },

    /** A call is in front, its sound not yet: from here on there is a position. */
    prepare(from: { positionMs: number; durationMs: number; gaps: readonly Gap[] }): void {
      media.pause();
      gaps = from.gaps;
      silentMs = from.positionMs;
      const { durationMs } = from;
      setState({ hasAudio: false, durationMs, loop: undefined, waiting: false, trouble: undefined });
    },

    /** The sound is there; the position stays where it is. */
    load({ url, durationMs }: Recording): void {
      media.src = url;
      media.currentTime = silentMs / 1000;
      setRate(getState().rate);
      setState({ hasAudio: true, durationMs, trouble: undefined });
      clock.poke();
    },

    /** Nothing plays, and nothing of the call is held. */
    unload(): void {
      media.pause();
      clock.stop();
      if (getState().hasAudio) {
        media.removeAttribute('src');
        media.load();
      }
      silentMs = 0;
      gaps = [];
      setState({ hasAudio: false, playing: false, waiting: false, loop: undefined, durationMs: 0 });
    },

    dispose(): void {
      media.pause();
      clock.stop();
      stopJumping();
      stopListening();
    },
  };
}

export type Player = ReturnType<typeof createPlayer>;

function listenToMedia(
  { getState, setState }: PlayerStore,
  media: HTMLMediaElement,
  clock: { poke: () => void },
  onEnded: () => void,
): () => void {
  const listening = new AbortController();
  const on = (event: string, run: () => void): void => {
    media.addEventListener(event, run, { signal: listening.signal });
  };
  const poke = (): void => clock.poke();
  on('play', () => {
    setState({ playing: true, trouble: undefined });
    poke();
  });
  on('pause', () => {
    setState({ playing: false, waiting: false });
    poke();
  });
  on('ended', () => {
    setState({ playing: false });
    poke();
    onEnded();
  });
  on('playing', () => {
    setState({ waiting: false });
    poke();
  });
  on('waiting', () => setState({ waiting: true }));
  on('canplay', () => setState({ waiting: false }));
  on('seeking', poke);
  on('seeked', poke);
  on('loadedmetadata', poke);
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
