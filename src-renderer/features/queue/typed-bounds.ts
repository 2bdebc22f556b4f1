const lengthForm = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d(?:\.\d{1,3})?)$/u;
const minutesForm = /^\d{1,5}(?:\.\d+)?$/u;

/** A length as people type it, in ms: `4:12`, `1:02:03`, `0:01.5`, or whole and broken minutes (`2`, `1.5`). */
export function lengthFrom(text: string): number | undefined {
  const typed = text.trim();
  if (minutesForm.test(typed)) return Math.round(Number(typed) * 60_000);
  const parts = lengthForm.exec(typed);
  if (parts === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
}

/** The first moment of a day written as `2026-11-21`, in the reviewer's own time zone. */
export function startOfDay(text: string): number | undefined {
  const ms = new Date(`${text}T00:00:00`).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}

/** The last moment of such a day. */
export function endOfDay(text: string): number | undefined {
  const start = startOfDay(text);
  if (start === undefined) return undefined;
  const day = new Date(start);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime() - 1;
}
