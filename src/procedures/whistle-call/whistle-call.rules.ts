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

interface Standing {
  readonly calledIds: readonly number[];
  readonly reportedIds: readonly number[];
  readonly declinedIds: readonly number[];
}

/** U10: whoever has neither come nor said why not may say it. */
export function mayDecline({ reportedIds, declinedIds }: Standing, organization: number): boolean {
  return !reportedIds.includes(organization) && !declinedIds.includes(organization);
}

export function checkDecline(path: string, standing: Standing, organization: number): Refusal[] {
  if (mayDecline(standing, organization)) return [];
  const isThere = standing.reportedIds.includes(organization);
  return [refusal(path, 'WRONG_STATE', isThere ? '本单位已报到' : '本单位已说明理由', 'U10')];
}

/** U10: before the county government comes the absence of whoever was called, has given a reason or let its time pass, and is not there. */
export function checkAbsence(
  path: readonly string[],
  unit: { readonly key: number; readonly name: string },
  standing: Standing & { readonly excusedIds: readonly number[] },
  isOverdue: boolean,
): Refusal[] {
  const wrong = (message: string): Refusal[] => [refusal(path, 'WRONG_STATE', `${unit.name}${message}`, 'U10')];
  if (!standing.calledIds.includes(unit.key)) return wrong('未被召集');
  if (standing.reportedIds.includes(unit.key)) return wrong('已报到');
  if (standing.excusedIds.includes(unit.key)) return wrong('的理由已经县政府认可');
  return isOverdue || standing.declinedIds.includes(unit.key) ? [] : wrong('未说明理由，报到期限也未届满');
}

/** U10: those who came and wait to be rated. */
export function unratedOf({ reportedIds, ratedIds }: Pick<Standing, 'reportedIds'> & Rated): number[] {
  return reportedIds.filter((key) => !ratedIds.includes(key));
}

interface Rated {
  readonly ratedIds: readonly number[];
}

/** U10: whoever came is rated; a rating that stands is put right with a reason. */
export function checkRating(
  path: string,
  unit: { readonly key: number; readonly name: string },
  { reportedIds, ratedIds }: Pick<Standing, 'reportedIds'> & Rated,
  reason: string | null | undefined,
): Refusal[] {
  if (!reportedIds.includes(unit.key)) return [refusal(path, 'WRONG_STATE', `${unit.name}未报到，不能评价`, 'U10')];
  const isCorrection = ratedIds.includes(unit.key);
  return isCorrection && (reason ?? '').trim() === ''
    ? [refusal('reason', 'REQUIRED', `${unit.name}已评价，更正评价须说明理由`, 'U10')]
    : [];
}

/** U10: whether there is nobody whose absence may be put before the county government. */
export function nobodyAbsent(
  standing: Standing & { readonly excusedIds: readonly number[] },
  overdue: readonly number[],
): boolean {
  return standing.calledIds.every(
    (key) => checkAbsence([], { key, name: '' }, standing, overdue.includes(key)).length > 0,
  );
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
