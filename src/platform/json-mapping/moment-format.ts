import { Temporal } from 'temporal-polyfill';
import { countyZone } from '../../kernel/county-day.js';

const parts = {
  YYYY: String.raw`(?<year>\d{4})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{2})`,
  D: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{2})`,
  H: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
} as const;
const token = /YYYY|MM|M|DD|D|HH|H|mm|ss/g;
/** Moments as many systems count them, since 1970. */
const counted: Readonly<Record<string, number>> = { epochSeconds: 1000, epochMilliseconds: 1 };

/** What is wrong with a format of moments such as `YYYY-MM-DD HH:mm:ss`, in Chinese; null when nothing is. */
export function momentFormatFault(format: string): string | null {
  if (Object.hasOwn(counted, format)) return null;
  const found = (format.match(token) ?? []).map((part) => part.slice(0, 1)).sort();
  const isWhole = ['DMY', 'DHMYm', 'DHMYms'].includes(found.join(''));
  return isWhole && format.length <= 40
    ? null
    : '日期格式须各有一个 YYYY、MM（或 M）、DD（或 D），可带 HH、mm、ss，如 YYYY-MM-DD HH:mm:ss，或为 epochSeconds、epochMilliseconds';
}

/** Reads moments that are written in a format, in the time of the county; null for a text that is not, or a moment that never was. */
export function momentReader(format: string): (text: string) => Temporal.Instant | null {
  const unit = counted[format];
  if (unit !== undefined) {
    return (text) => (/^\d{1,14}$/.test(text) ? Temporal.Instant.fromEpochMilliseconds(Number(text) * unit) : null);
  }
  let pattern = '';
  let from = 0;
  for (const { 0: part, index } of format.matchAll(token)) {
    pattern += literal(format.slice(from, index)) + parts[part as keyof typeof parts];
    from = index + part.length;
  }
  const form = new RegExp(`^${pattern}${literal(format.slice(from))}$`);
  return (text) => {
    const found = form.exec(text.normalize('NFKC').trim())?.groups;
    if (!found) return null;
    const { year, month, day, hour = 0, minute = 0, second = 0 } = found;
    const fields = { year, month, day, hour, minute, second };
    try {
      const numbers = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, Number(value)]));
      const at = Temporal.PlainDateTime.from(numbers as unknown as Temporal.PlainDateTimeLike, { overflow: 'reject' });
      return at.toZonedDateTime(countyZone).toInstant();
    } catch {
      return null;
    }
  };
}

/** Writes moments in a format, in the time of the county. */
export function momentWriter(format: string): (moment: Temporal.Instant) => string {
  const unit = counted[format];
  if (unit !== undefined) return ({ epochMilliseconds }) => String(Math.floor(epochMilliseconds / unit));
  return (moment) => {
    const { year, month, day, hour, minute, second } = moment.toZonedDateTimeISO(countyZone);
    const values = { YYYY: year, MM: month, M: month, DD: day, D: day, HH: hour, H: hour, mm: minute, ss: second };
    return format.replace(token, (part) => String(values[part as keyof typeof values]).padStart(part.length, '0'));
  };
}

function literal(text: string): string {
  return text.normalize('NFKC').replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
