/** Precedes the value in a note about a validation issue. */
export const valuePrefix = '; came as ';

/** The note without the value. Two notes about the same field are then equal. */
export function withoutValue(note: string): string {
  const end = note.indexOf(valuePrefix);
  return end < 0 ? note : note.slice(0, end);
}
