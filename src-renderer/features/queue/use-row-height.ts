import { useSyncExternalStore } from 'react';

/** How tall a row is, in rem; `--row` in the tokens says the same. */
const rowRem = 2.75;

const read = (): number =>
  Math.round(
    rowRem * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16),
  );

function watch(changed: () => void): () => void {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributeFilter: ['style'] });
  return () => {
    watcher.disconnect();
  };
}

/** The height of a row in whole pixels, at the reviewer's own text size. */
export const useRowHeight = (): number => useSyncExternalStore(watch, read);
