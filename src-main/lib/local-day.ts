/** 7 as “07”. */
export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The day in the local time zone: 2026-11-30. */
export const localDay = (date: Date): string =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
