/**
 * The organization a statement acts for, from a setting that ends with the statement or transaction; 0 is any member. Without
 * one, nothing is visible. Inside a subselect it is worked out once a statement, and as plain SQL the planner sees through it.
 */
export const acting = `(SELECT nullif(current_setting('hub.identity', true), '')::int)`;

/** What a row's own `audience` allows; null: all members. */
export const seen = `${acting} IS NOT NULL AND (audience IS NULL OR ${acting} = ANY (audience))`;

/** What may be seen of a row that belongs to a record. */
export const seenRecord = 'EXISTS (SELECT FROM shared_record r WHERE r.id = record_id)';

/** What may be seen of a row that belongs to a proceeding. */
export const seenProceeding = 'EXISTS (SELECT FROM proceeding p WHERE p.id = proceeding_id)';

/** A row that belongs to a record of whoever acts. */
export const ownRecord = `EXISTS (SELECT FROM shared_record r WHERE r.id = record_id AND r.publisher_id = ${acting})`;

/** Conditions by command. */
export type Policies = Readonly<Partial<Record<'select' | 'insert' | 'update' | 'delete', string>>>;

/** The statements that put a table under policies for the hub; its owner is held to them too, and has none. */
export function protect(table: string, policies: Policies): string[] {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
    ...Object.entries(policies).map(([command, condition]) => {
      const clause = command === 'insert' ? 'WITH CHECK' : 'USING';
      return `CREATE POLICY hub_${command} ON ${table} FOR ${command} TO liandong_hub ${clause} (${condition})`;
    }),
  ];
}
