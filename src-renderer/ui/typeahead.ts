/** Letters typed within this time of each other form one search text. */
const pauseMs = 800;

/**
 * Finds an option by typing. Letters typed quickly are matched with the start of a label, then with the start
 * of any of its words. Typing the same letter again moves to the next option that starts with it.
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
    // A longer search text may still match the current option; a repeated letter means the next one.
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
