import type { EntityManager } from '@mikro-orm/postgresql';
import { newest } from '../../kernel/newest.js';
import { workingCalendar, type KnownDay, type WorkingCalendar } from '../../kernel/calendar.js';
import { announcedDays } from './announced-days.js';
import { expectedDays } from './expected-days.js';

declare module '../hub.js' {
  interface Hub {
    readonly calendar: CalendarBook;
  }
}

/** A notice settles what was open; what is announced already, perhaps corrected by an administrator, stays as it is. */
const settleDays = `
  INSERT INTO calendar_day AS known (day, working, name, notice, announced)
  SELECT day, working, name, notice, announced
  FROM json_to_recordset(?) AS told (day date, working boolean, name text, notice text, announced boolean)
  ON CONFLICT (day) DO UPDATE
  SET working = excluded.working, name = excluded.name, notice = excluded.notice, announced = true
  WHERE NOT known.announced AND excluded.announced`;

/** Loads every day of the announced years and the holidays by law of later ones; every start of every node may call it. */
export async function seedCalendar(em: EntityManager): Promise<void> {
  await em.execute(settleDays, [JSON.stringify([...announcedDays(), ...expectedDays()])]);
}

/** Plain rows: thousands of days need no identity. */
const readDays = 'SELECT day::text, working, announced FROM calendar_day';

/** The calendar as the table has it now. */
export async function loadCalendar(em: EntityManager): Promise<WorkingCalendar> {
  return workingCalendar(await em.execute<KnownDay[]>(readDays));
}

/** The calendar in memory; `reload` reads it again after a notice was entered. */
export interface CalendarBook extends WorkingCalendar {
  reload(): Promise<void>;
}

export async function openCalendar(em: EntityManager): Promise<CalendarBook> {
  let calendar = await loadCalendar(em.fork());
  return {
    day: (date) => calendar.day(date),
    reload: newest(
      () => loadCalendar(em.fork()),
      (fresh) => {
        calendar = fresh;
      },
    ),
  };
}
