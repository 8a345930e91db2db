export { CalendarDayEntity } from './calendar-day.entity.js';
export { loadCalendar, seedCalendar } from './calendar.sql.js';
export { calendarBases, WorkingDayResolver } from './working-day.resolver.js';
