const longest = 40;

/** A quote short enough for a label, cut between words and never inside a character. */
export function shortQuote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  if (characters.length <= longest) return `“${line}”`;
  const start = characters.slice(0, longest).join('');
  const space = start.lastIndexOf(' ');
  return `“${space > longest / 2 ? start.slice(0, space) : start}…”`;
}
