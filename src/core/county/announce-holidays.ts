import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { illFormed, isWellFormed } from '../../kernel/text.js';
import { transaction, type Executor } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import {
  calendarYear,
  checkNotice,
  decidedDays,
  lockCalendar,
  readDaysOf,
  writeDays,
  type CalendarDayRow,
  type CalendarYear,
  type DecidedDay,
  type HolidayNotice,
} from '../calendar/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { askReckoning } from '../proceedings/index.js';
import { announceReferenceData } from './announce.sql.js';

/** A notice as the county enters it. */
export interface HolidayAnnouncement extends HolidayNotice {
  /** Why an arrangement that was announced already is corrected. */
  readonly reason: string | null;
  /** Whether only to tell what it would change. */
  readonly dryRun: boolean;
}

export interface AnnouncedHolidays {
  readonly calendarYear: CalendarYear | null;
  /** Days that are worked now and were not before, or the other way round. */
  readonly changedDays: readonly string[];
  readonly userErrors: readonly Refusal[];
}

const longestReason = 500;

function refused(userErrors: readonly Refusal[]): AnnouncedHolidays {
  return { calendarYear: null, changedDays: [], userErrors };
}

/**
 * Enters the notice of a year. The same notice again changes nothing; another one for a year that is announced is a correction and needs a
 * reason. Every node reckons with it once it is committed.
 */
export async function announceHolidays(
  { hub, viewer: caller }: RequestContext,
  announcement: HolidayAnnouncement,
): Promise<AnnouncedHolidays> {
  const viewer = requirePermission(caller, 'administerCounty');
  const { year, reason, dryRun } = announcement;
  const notice = announcement.notice.trim();
  const wrong = [...checkTexts(announcement), ...checkNotice(announcement)];
  if (wrong.length > 0) return refused(wrong);

  const decided = decidedDays(announcement);
  const told = calendarYear(
    year,
    decided.map((day) => ({ ...day, notice, announced: true })),
  );
  const outcome = await transaction(hub.pool, async (executor: Executor): Promise<AnnouncedHolidays> => {
    await lockCalendar(executor);
    const standing = new Map((await readDaysOf(executor, year)).map((day) => [day.day, day]));
    const differing = decided.filter((day) => !saysTheSame(standing.get(day.day), day, notice));
    const isAnnounced = [...standing.values()].some(({ announced }) => announced);
    if (differing.length > 0 && isAnnounced && (reason ?? '').trim() === '') {
      return refused([refusal('reason', 'WRONG_STATE', `${year}年的安排已公布；更正须说明理由`)]);
    }
    // Of a day that nobody has said anything of, Mondays to Fridays are worked: what the calendar answers without a row.
    const changedDays = decided
      .filter(({ day, working, isWeekday }) => (standing.get(day)?.working ?? isWeekday) !== working)
      .map(({ day }) => day);
    if (differing.length === 0 || dryRun) return { calendarYear: told, changedDays, userErrors: [] };
    await writeDays(executor, notice, decided);
    const act = {
      action: 'HOLIDAYS_ANNOUNCED',
      subjectType: 'CalendarYear',
      subjectId: String(year),
      purpose: reason ?? notice,
    };
    const details = { notice, corrected: isAnnounced, changedDays: changedDays.length };
    await appendAudit(executor, viewer, { ...act, details }, shanghaiText(hub.clock.now()));
    await askReckoning(executor, { personKey: viewer.person.key, organizationKey: viewer.organization.key });
    await announceReferenceData(executor);
    return { calendarYear: told, changedDays, userErrors: [] };
  });
  // Other nodes hear of it; this one answers with it.
  if (outcome.userErrors.length === 0 && !dryRun) await hub.calendar.reload();
  return outcome;
}

/** For which holiday a weekend is worked no input says. */
function saysTheSame(known: CalendarDayRow | undefined, { working, name }: DecidedDay, notice: string): boolean {
  return (
    known?.announced === true &&
    known.notice === notice &&
    known.working === working &&
    (working || known.name === name)
  );
}

function unkept(path: string | readonly string[]): Refusal {
  return refusal(path, 'INVALID', illFormed);
}

function checkTexts({ notice, reason, holidays }: HolidayAnnouncement): Refusal[] {
  return [
    ...(isWellFormed(notice) ? [] : [unkept('notice')]),
    ...(reason === null || isWellFormed(reason) ? [] : [unkept('reason')]),
    ...((reason ?? '').length > longestReason ? [refusal('reason', 'INVALID', `理由不得超过${longestReason}字`)] : []),
    ...holidays.flatMap(({ name }, index) => (isWellFormed(name) ? [] : [unkept(['holidays', String(index), 'name'])])),
  ];
}
