/** Stands before the value, in a note on what did not fit Retell's documents. */
export const valuePrefix = '; came as ';

/** Such a note without the value: two with the same are about the same field. */
export function withoutValue(note: string): string {
  const end = note.indexOf(valuePrefix);
  return end < 0 ? note : note.slice(0, end);
}
