import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** U10: it is townships that whistle, for the strength of others. */
export function checkCall(
  path: string,
  caller: { readonly key: number; readonly kind: string },
  called: readonly { readonly key: number; readonly kind: string }[],
): Refusal[] {
  return [
    ...(caller.kind === 'TOWNSHIP' ? [] : [refusal([], 'WRONG_PARTY', '“吹哨”由乡镇发起', 'U10')]),
    ...called.flatMap(({ key, kind }) =>
      key === caller.key
        ? [refusal(path, 'INVALID', '不能召集本单位', 'U10')]
        : kind === 'COUNTY_GOVERNMENT'
          ? [refusal(path, 'INVALID', '召集的是部门和乡镇，不是县政府', 'U10')]
          : [],
    ),
  ];
}

/** U10: each reports once. */
export function checkReport(path: string, reported: readonly number[], organization: number): Refusal[] {
  return reported.includes(organization) ? [refusal(path, 'WRONG_STATE', '本单位已报到', 'U10')] : [];
}

/** When somebody was to report, and when they did; RFC 3339. */
export interface ReportingClock {
  readonly dueAt: string;
  readonly metAt: string | null;
  readonly endedAt: string | null;
}

/** U10: whoever came after the term, and whoever had not come by its end. */
export function isLate({ dueAt, metAt, endedAt }: ReportingClock, now: Temporal.Instant): boolean {
  const until = metAt ?? endedAt;
  return !isInTime(until === null ? now : Temporal.Instant.from(until), Temporal.Instant.from(dueAt));
}
