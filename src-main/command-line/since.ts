const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000 };

/** A date at its local midnight, a time, or so many days or hours ago. Undefined for anything else. */
export function parseSince(text: string, nowMs: number): number | undefined {
  const [, count, unit = ''] = /^(\d{1,5})([dh])$/u.exec(text) ?? [];
  if (count !== undefined) return nowMs - Number(count) * (unitMs[unit] ?? 0);
  if (/^\d{4}-\d\d-\d\d$/u.test(text)) return validMs(Date.parse(`${text}T00:00:00`));
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/u.test(text);
  return isTime ? validMs(Date.parse(text)) : undefined;
}

const validMs = (ms: number): number | undefined => (Number.isNaN(ms) ? undefined : ms);
