import { defineEntity } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';

/** Who has opened a record or a proceeding; no relations, since rows have no foreign keys (migration 0108). */
export const ReadingEntity = defineEntity({
  name: 'ReadingEntity',
  tableName: 'reading',
  properties: {
    subjectId: column.uuid().primary(),
    organizationId: column.int().primary(),
    personId: column.int().primary(),
    firstAt: column.instant(),
    lastAt: column.instant(),
  },
});
