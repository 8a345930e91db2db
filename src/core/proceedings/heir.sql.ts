import { raw, type Sql } from '../../platform/database/sql.js';

/** Who acts in the proceeding `p` for the organization of a column: itself, or whoever has it from there. */
export function heirOf(column: string): Sql {
  return raw(`coalesce((p.heirs ->> ${column}::text)::int, ${column})`);
}
