import { Migration } from '@mikro-orm/migrations';
import { createRole } from './create-role.js';

/** Columns that figures of the whole county are made of: no text that anybody wrote. */
const counted: Readonly<Record<string, string>> = {
  proceeding: 'id, procedure, state, opened_by, opened_at, closed_at, about_id',
  proceeding_step: 'proceeding_id, revision, step, state, organization_id, taken_at',
  proceeding_deadline: 'proceeding_id, clock, rule, responsible_id, starts_at, due_at, met_at, ended_at',
  case_transfer: 'proceeding_id, sender_id, receiver_id, discovered_at, urgent, sent_at, timeliness',
};

/** Figures of procedures: who may count the county's, how working days are counted, and where a period begins. */
export class Migration0040ProceedingFigures extends Migration {
  override up(): void {
    for (const statement of createRole('liandong_statistician')) this.addSql(statement);
    for (const [table, columns] of Object.entries(counted)) {
      this.addSql(`GRANT SELECT (${columns}) ON ${table} TO liandong_statistician`);
      this.addSql(`CREATE POLICY statistician ON ${table} FOR SELECT TO liandong_statistician USING (true)`);
    }
    this.addSql(`GRANT SELECT ON calendar_day TO liandong_statistician`);
    // As the kernel counts: the first day does not count, a day nobody has announced is worked unless it is a weekend.
    this.addSql(`
      CREATE FUNCTION working_days_between(first date, last date) RETURNS int LANGUAGE sql STABLE AS $$
        SELECT count(*)::int FROM generate_series(first + 1, last, interval '1 day') AS passed (day)
        LEFT JOIN calendar_day c ON c.day = passed.day::date
        WHERE coalesce(c.working, extract(isodow FROM passed.day) <= 5)
      $$`);
    this.addSql(`CREATE INDEX case_transfer_sent_at ON case_transfer (sent_at) WHERE sent_at IS NOT NULL`);
  }
}
