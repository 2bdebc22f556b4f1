import type { Transcript } from '../../../../src-shared/transcript.ts';
import { formatTime } from '../../../lib/format.ts';
import { entryKindText, speakerName } from '../call-text.ts';
import { textOfEntry } from '../../../../src-shared/entry-text.ts';

interface CopyDeps {
  readonly scroller: HTMLElement;
  readonly transcript: Transcript;
  readonly times: Float64Array;
  /** Makes sure that every entry is in the document. */
  readonly ensureAll: () => void;
  /** Everything was selected with the shortcut for it. */
  readonly onSelectAll: () => void;
}

/**
 * Select all selects the transcript and nothing else. More than one entry is copied with speakers and
 * times, including entries that were never scrolled to.
 */
export function listenToCopy({ scroller, ensureAll, onSelectAll, ...call }: CopyDeps): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  scroller.addEventListener(
    'keydown',
    (event) => {
      const isAll = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isAll || event.key.toLowerCase() !== 'a' || isInField(event)) return;
      event.preventDefault();
      ensureAll();
      const selection = document.getSelection();
      selection?.removeAllRanges();
      const range = document.createRange();
      range.selectNodeContents(scroller);
      selection?.addRange(range);
      onSelectAll();
    },
    { signal },
  );
  scroller.addEventListener(
    'copy',
    (event) => {
      if (isInField(event)) return;
      const text = copiedText(document.getSelection(), scroller, call);
      if (text === undefined) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    },
    { signal },
  );
  return () => listening.abort();
}

/** A field in the transcript selects and copies its own text. */
const isInField = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('input, textarea') !== null;

/**
 * Undefined within one entry without corrections: there the browser copies exactly what is selected.
 * What is copied is always Retell's text.
 */
function copiedText(
  selection: Selection | null,
  scroller: HTMLElement,
  { transcript, times }: Pick<CopyDeps, 'transcript' | 'times'>,
): string | undefined {
  if (selection === null || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const { length } = transcript.entries;
  const first = entryIndexAt(range.startContainer) ?? 0;
  const last = entryIndexAt(range.endContainer) ?? length - 1;
  if (!scroller.contains(range.commonAncestorContainer)) return undefined;
  if (first === last) return textWithoutCorrections(range);
  return transcript.entries
    .slice(first, last + 1)
    .map((entry, place) => {
      const ms = times[first + place] ?? -1;
      const who = entry.kind === 'turn' ? speakerName(entry.speaker) : entryKindText[entry.kind];
      return `${who}${ms < 0 ? '' : ` ${formatTime(ms)}`}  ${textOfEntry(entry)}`;
    })
    .join('\n');
}

function textWithoutCorrections(range: Range): string | undefined {
  const copied = range.cloneContents();
  const corrections = copied.querySelectorAll('ins');
  for (const correction of corrections) correction.remove();
  return corrections.length === 0 ? undefined : copied.textContent;
}

/** The entry that contains a node; undefined outside of all entries. */
function entryIndexAt(node: Node): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const entry = element?.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
  return entry === undefined ? undefined : Number(entry);
}
