import { compare, quantile, type Bench, type Figure } from './figure.ts';
import { startEarmark } from './harness/earmark.ts';
import { downloaded, openLongCall } from './harness/long-call.ts';
import { openPeer } from './harness/peer.ts';
import { lastDrawing } from './harness/probe.ts';
import { longCall, peers } from './harness/fixtures.ts';

const seeks = 100;
const durationMs = 7_200_000;
/** The position to which a failed seek would jump. */
const startMs = 2000;

/** Positions across the whole call, the same in each run, each far from the previous one. */
const shares = Array.from({ length: seeks }, (_, at) => 0.02 + ((at * 0.618_034) % 1) * 0.96);

interface Seek {
  readonly ms: number;
  readonly landedMs: number;
}

/** Runs in the page: measures from the press until audio, playhead and word are at the position. */
async function settled(): Promise<Seek> {
  const media = document.querySelector('audio');
  if (media === null) throw new Error('no call is open');
  const isThere = (): boolean => {
    const slider = document.querySelector('[role="slider"][aria-label="Position"]');
    const shownMs = Number(slider?.getAttribute('aria-valuenow'));
    return (
      !media.seeking && media.readyState >= 3 && Math.abs(shownMs - media.currentTime * 1000) < 300
    );
  };
  const ms = (await window.bench.painted(isThere)) - window.bench.inputMs;
  return { ms, landedMs: media.currentTime * 1000 };
}

async function ourSeeks(): Promise<{ readonly ms: number[]; readonly strayed: number }> {
  const { home } = await longCall();
  await using app = await startEarmark(home);
  const { page } = app;
  await openLongCall(app);
  await downloaded(page);
  await lastDrawing(page);
  await page.keyboard.press('Space');
  // Only the lanes: to their left are the names, where a press would seek to the beginning.
  const box = await page.locator('.wave-canvas').boundingBox();
  if (box === null) throw new Error('the waveform is missing');
  const ms: number[] = [];
  let strayed = 0;
  for (const share of shares) {
    await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
    const seek = await page.evaluate(settled);
    ms.push(seek.ms);
    if (seek.landedMs < startMs) strayed += 1;
    await page.waitForTimeout(100);
  }
  return { ms, strayed };
}

async function peerSeeks(): Promise<number[]> {
  const { files } = await longCall();
  const { url } = await peers(files);
  await using beside = await openPeer(`${url}/blank.html`);
  const { page } = beside;
  await page.evaluate(async () => {
    const media = document.createElement('audio');
    media.src = '/files/call.wav';
    document.body.append(media);
    await media.play();
    document.body.style.height = '100vh';
    window.addEventListener('pointerdown', (event) => {
      media.currentTime = (event.clientX / 1000) * 7200;
    });
  });
  const ms: number[] = [];
  for (const share of shares) {
    await page.mouse.click(share * 1000, 100);
    ms.push(
      await page.evaluate(async () => {
        const media = document.querySelector('audio');
        const isThere = (): boolean => media?.seeking === false && media.readyState >= 3;
        return (await window.bench.painted(isThere)) - window.bench.inputMs;
      }),
    );
    await page.waitForTimeout(100);
  }
  return ms;
}

export const farSeeks: Bench = {
  id: 'P8',
  async run(): Promise<readonly Figure[]> {
    const { ms, strayed } = await ourSeeks();
    const peer = await peerSeeks();
    return [
      compare({
        id: 'P8',
        name: `${seeks} far seeks in ${durationMs / 3_600_000} h during playback: press → audio, playhead and word at the position`,
        ours: ms,
        peer,
        peerName: 'a plain audio element, the same file over loopback HTTP 206',
        unit: 'ms',
        goal: '≤ 1.3 ×',
        isMet: (mine, theirs) => mine <= 1.3 * theirs,
        note: `p95 ${quantile(ms, 0.95).toFixed(0)} ms, peer ${quantile(peer, 0.95).toFixed(0)} ms.`,
      }),
      {
        id: 'P8.strayed',
        name: 'far seeks that landed at the start',
        ours: strayed,
        peer: 0,
        peerName: 'limit',
        unit: 'seeks',
        ratio: strayed,
        goal: '0',
        met: strayed === 0,
      },
    ];
  },
};
