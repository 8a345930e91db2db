import { Temporal } from 'temporal-polyfill';
import { countyDay, countyZone } from './county-day.js';

/** One moment is written into many columns of a request. */
const texts = new WeakMap<Temporal.Instant, string>();

/** RFC 3339 in Asia/Shanghai, to the microsecond, as PostgreSQL would write it in that zone. */
export function shanghaiText(instant: Temporal.Instant): string {
  let text = texts.get(instant);
  if (text === undefined) {
    text = textOnDay(instant) ?? textByZone(instant);
    texts.set(instant, text);
  }
  return text;
}

function textByZone(instant: Temporal.Instant): string {
  const rounded = instant.round({ smallestUnit: 'microsecond', roundingMode: 'trunc' });
  return rounded.toString({ timeZone: countyZone });
}

/** The same for an instant of a day that is known: the zone's rules, which are most of the work, have been asked. */
function textOnDay(instant: Temporal.Instant): string | null {
  const day = countyDay(instant);
  if (!day) return null;
  const time = new Date(instant.epochMilliseconds - day.startsAt).toISOString().slice(11, 23);
  const micros = String(Math.floor(Number(instant.epochNanoseconds % 1_000_000n) / 1000)).padStart(3, '0');
  // As few digits as say it.
  return `${day.text}T${`${time}${micros}`.replace(/\.?0+$/, '')}${day.offset}`;
}

/**
 * How an instant is told to whoever is outside: `2026-11-23T09:00:00.123+08:00`, always three digits and always +08:00, whatever is kept
 * of it. Readers of one fixed form are many (a field of two digits is read as 73 ms by some), and Asia/Shanghai's own offsets are not all
 * hours (+08:05:43 before 1901, +09:00 in the summers of 1986 to 1991).
 */
export function toldInstant(text: string): string {
  if (text.charCodeAt(10) !== letterT || !text.endsWith(offset)) return toldElsewhere(text);
  if (text.length === 25) return `${text.slice(0, 19)}.000${offset}`;
  return `${text.slice(0, 20)}${text.slice(20, -6).padEnd(3, '0').slice(0, 3)}${offset}`;
}

const letterT = 84;
const offset = '+08:00';
/** RFC 3339 has years of four digits: an instant beyond them is told as the nearest that has. */
const first = Temporal.Instant.from('0001-01-01T00:00:00+08:00');
const last = Temporal.Instant.from('9999-12-31T23:59:59.999+08:00');

function toldElsewhere(text: string): string {
  // PostgreSQL writes a year of five digits without the sign that ISO 8601 asks for.
  const instant = Temporal.Instant.from(text.replace(/^\d{5,6}(?=-)/, (year) => `+${year.padStart(6, '0')}`));
  const within = [first, instant, last].sort(Temporal.Instant.compare)[1] ?? instant;
  return within.toString({ timeZone: offset, smallestUnit: 'millisecond', roundingMode: 'trunc' });
}
