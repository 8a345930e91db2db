import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';

/** Whether a day is worked, by which notice. */
export const CalendarDayEntity = defineEntity({
  name: 'CalendarDayEntity',
  tableName: 'calendar_day',
  properties: {
    day: column.date().primary(),
    working: p.boolean().columnType('boolean'),
    name: column.text().nullable(),
    notice: column.text().nullable(),
    announced: p.boolean().columnType('boolean'),
    /** Kept by the database, see migration 0046. */
    runningExcess: column.int(),
  },
});
