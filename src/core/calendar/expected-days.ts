import { knownYears, statutoryHolidays } from '../../kernel/statutory-holidays.js';
import type { AnnouncedDay } from './announced-days.js';
import { announcedYears } from './notices.js';

const lastAnnounced = Math.max(...announcedYears);

/**
 * The statutory holidays of the years whose notices are not shipped: nobody works on them, whatever the notice will say of the days around
 * them, which is why what rests on them is provisional all the same.
 */
export function expectedDays(): AnnouncedDay[] {
  return knownYears
    .filter((year) => year > lastAnnounced)
    .flatMap(statutoryHolidays)
    .map(({ day, name }) => ({ day, working: false, name, notice: null, announced: false }));
}
