import type { ClipCounts, NoClipReason } from '../../../src-shared/clips/clip-counts.ts';

/** Counts clips and the moments without one. */
export class ClipTally {
  #written = 0;
  readonly #leftOut = new Map<NoClipReason, number>();

  addClip(): void {
    this.#written += 1;
  }

  addLeftOut(reason: NoClipReason): void {
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
  }

  counts(): ClipCounts {
    return { written: this.#written, leftOut: Object.fromEntries(this.#leftOut) };
  }
}
