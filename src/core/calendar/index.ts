export { CalendarDayEntity } from './calendar-day.entity.js';
export { openCalendar, seedCalendar } from './calendar.sql.js';
export { calendarYear, type CalendarDayRow, type CalendarYear } from './calendar-year.js';
export { lockCalendar, readDaysOf, writeDays } from './calendar-year.sql.js';
export { CalendarYearResolver, CalendarYearType } from './calendar-year.resolver.js';
export { checkNotice, decidedDays, type DecidedDay, type HolidayNotice } from './holiday-notice.rules.js';
export { noticeDeadline } from './notice-deadline.sql.js';
export { calendarBases, WorkingDayResolver } from './working-day.resolver.js';
