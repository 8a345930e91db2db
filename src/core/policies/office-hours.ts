import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay, type WorkingCalendar } from '../../kernel/calendar.js';
import { officeTimeAfter, officeTimeBefore, type OfficeHours } from '../../kernel/office-hours.js';
import { policyOn, type Policies } from './policies.js';
import { minutesOfValue } from './time-value.js';

/** What a reminder depends on. */
interface Reminding {
  readonly policies: Policies;
  readonly calendar: WorkingCalendar;
}

const wholeDay: OfficeHours = { opens: 0, closes: 24 * 60 };

/** When offices work, by the policies of a day; the whole day where what was decided of opening and closing leaves nothing. */
function officeHoursOn({ policies }: Reminding, day: Temporal.PlainDate): OfficeHours {
  const opens = minutesOfValue(policyOn(policies, 'office-opens', day));
  const closes = minutesOfValue(policyOn(policies, 'office-closes', day));
  return opens !== null && closes !== null && opens < closes ? { opens, closes } : wholeDay;
}

/** When somebody is reminded of what is due: `due-soon-hours` of office time before, by the policies of that day. */
export function remindedAt(reminding: Reminding, due: Temporal.Instant): Temporal.Instant {
  const day = shanghaiDay(due);
  const hours = policyOn(reminding.policies, 'due-soon-hours', day);
  return officeTimeBefore(reminding.calendar, officeHoursOn(reminding, day), due, hours);
}

/** Until when whatever is due is to be reminded of now. */
export function remindedUntil(reminding: Reminding, now: Temporal.Instant): Temporal.Instant {
  const day = shanghaiDay(now);
  const hours = policyOn(reminding.policies, 'due-soon-hours', day);
  return officeTimeAfter(reminding.calendar, officeHoursOn(reminding, day), now, hours);
}
