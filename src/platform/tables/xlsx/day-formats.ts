/** Number formats of days that workbooks know by number, those of Chinese ones included (ISO/IEC 29500-1, 18.8.30). */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a number of this format is shown as a day: its code has a year or a day that is no literal text. */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id);
  const shown = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '');
  return /[yd]/i.test(shown);
}

const dayLength = 86_400_000;
/** Serial numbers count from the day before 1900-01-01 with a day too many in February 1900: from March on, from this day. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
/** 1900-03-01, and 9999-12-31. */
const [firstSerial, lastSerial] = [61, 2_958_465];

/** A serial number as `YYYY-MM-DD`, with its time where it has one; null where spreadsheets differ in which day it is. */
export function serialDay(serial: number, system: 1900 | 1904): string | null {
  const day = Math.floor(serial);
  if (!(serial >= (system === 1900 ? firstSerial : 0) && day <= lastSerial - (system === 1900 ? 0 : 1462))) return null;
  // Times of day are binary fractions: to the second.
  const moment = epochs[system] + Math.round((serial * dayLength) / 1000) * 1000;
  const text = new Date(moment).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
