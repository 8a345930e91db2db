import type { Temporal } from 'temporal-polyfill';

/** RFC 3339 in Asia/Shanghai, to the microsecond, as PostgreSQL would write it in that zone. */
export function shanghaiText(instant: Temporal.Instant): string {
  return instant.round({ smallestUnit: 'microsecond', roundingMode: 'trunc' }).toString({ timeZone: 'Asia/Shanghai' });
}
