/** Letters typed within so long of each other are one word. */
const pauseMs = 800;

/**
 * Finds options by what is typed: the letters of a quick run are taken as the beginning of a label;
 * the same letter again walks on to the next option that begins with it. Where no label begins so, a
 * later word of one may.
 */
export function createTypeahead(now: () => number = Date.now) {
  let typed = '';
  let lastMs = 0;
  return (key: string, at: number, labels: readonly string[]): number => {
    const isRun = now() - lastMs < pauseMs;
    lastMs = now();
    const letter = key.toLowerCase();
    const isSame = isRun && typed === letter.repeat(typed.length);
    typed = isRun ? typed + letter : letter;
    const wanted = isSame ? letter : typed;
    // A word that is being typed may still mean the option it stands on; a letter again means the next.
    const from = isRun && isSame ? at + 1 : at;
    const order = labels.map((_, step) => (from + step) % labels.length);
    const findLabel = (begins: (label: string) => boolean): number | undefined =>
      order.find((index) => begins(labels[index]?.toLowerCase() ?? ''));
    return (
      findLabel((label) => label.startsWith(wanted)) ??
      findLabel((label) => label.split(wordSeparator).some((word) => word.startsWith(wanted))) ??
      at
    );
  };
}

const wordSeparator = /[^\p{L}\p{N}]+/u;
