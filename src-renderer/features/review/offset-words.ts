/** Where the words stand, for the status line and the transport. */
export function offsetWords(offsetMs: number): string {
  if (offsetMs === 0) return 'Words where Retell has them';
  return `Words ${Math.abs(offsetMs)} ms ${offsetMs < 0 ? 'earlier' : 'later'}`;
}
