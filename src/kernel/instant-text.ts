import type { Temporal } from 'temporal-polyfill';

/** One moment is written into many columns of a request. */
const texts = new WeakMap<Temporal.Instant, string>();

/** RFC 3339 in Asia/Shanghai, to the microsecond, as PostgreSQL would write it in that zone. */
export function shanghaiText(instant: Temporal.Instant): string {
  let text = texts.get(instant);
  if (text === undefined) {
    const rounded = instant.round({ smallestUnit: 'microsecond', roundingMode: 'trunc' });
    text = rounded.toString({ timeZone: 'Asia/Shanghai' });
    texts.set(instant, text);
  }
  return text;
}
