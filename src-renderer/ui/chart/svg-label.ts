let context: CanvasRenderingContext2D | null | undefined;

/** Drawings have no ellipsis of their own, so the text is measured. */
function widthOf(text: string): number {
  if (context === undefined) {
    try {
      context = document.createElement('canvas').getContext('2d');
      if (context !== null) {
        const { fontFamily, fontSize } = getComputedStyle(document.body);
        context.font = `${fontSize} ${fontFamily}`;
      }
    } catch {
      context = null;
    }
  }
  return context?.measureText(text).width ?? text.length * 6.5;
}

const graphemes = new Intl.Segmenter();

/** The text, cut with an ellipsis where it is wider than `width` pixels. */
export function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${characters.slice(0, middle).join('')}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}
