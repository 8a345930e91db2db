const parts = {
  YYYY: String.raw`(?<year>\d{4})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{2})`,
  D: String.raw`(?<day>\d{1,2})`,
};
const token = /YYYY|MM|M|DD|D/g;
/** Exports of databases have a time of day behind a day. */
const time = String.raw`(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?`;

/** What is wrong with a format of days such as `DD/MM/YYYY`. */
export function checkDateFormat(format: string): string[] {
  const found = (format.match(token) ?? []).map((part) => part.slice(0, 1));
  const isWhole = found.length === 3 && new Set(found).size === 3 && format.length <= 40;
  return isWhole ? [] : ['日期格式须各有一个 YYYY、MM（或 M）、DD（或 D），如 DD/MM/YYYY'];
}

/** Reads days that are written in a format; null for a text that is not. Whether there is such a day is not asked. */
export function dayReader(format: string): (text: string) => string | null {
  let pattern = '';
  let from = 0;
  for (const { 0: part, index } of format.matchAll(token)) {
    pattern += literal(format.slice(from, index)) + parts[part as keyof typeof parts];
    from = index + part.length;
  }
  const form = new RegExp(`^${pattern}${literal(format.slice(from))}${time}$`);
  return (text) => {
    const { year = '', month = '', day = '' } = form.exec(text.normalize('NFKC').trim())?.groups ?? {};
    return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  };
}

function literal(text: string): string {
  return text.normalize('NFKC').replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
