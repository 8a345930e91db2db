import { Migration } from '@mikro-orm/migrations';
import { createRole } from './create-role.js';

/** Columns that figures of the whole county are made of: no text that anybody wrote. */
const counted: Readonly<Record<string, string>> = {
  proceeding: 'id, procedure, state, opened_by, opened_at, closed_at, about_id',
  proceeding_step: 'proceeding_id, revision, step, state, organization_id, taken_at',
  proceeding_deadline: 'proceeding_id, clock, rule, responsible_id, starts_at, due_at, met_at, ended_at',
  complaint:
    'proceeding_id, first_contact_id, received_at, outcome, accepted_at, informed_at, handed_over_at, replied_at, feedback_at',
  dispute: 'proceeding_id, raiser_id',
  criminal_referral: 'proceeding_id, sender_id, sent_at',
  conference_resolution: 'proceeding_id, responsible_ids, adopted_at, due_on, completed_at, urged_at',
  resolution_report: 'proceeding_id',
  danger_notice: 'proceeding_id, notified_id, dispatched_at, escalated_at',
  assistance_request: 'proceeding_id, recipient_id, requested_at, answered_at, extended_at, on_site_at',
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
    this.addSql(`CREATE INDEX complaint_received_at ON complaint (received_at)`);
    this.addSql(`CREATE INDEX assistance_request_requested_at ON assistance_request (requested_at)`);
    this.addSql(`CREATE INDEX conference_resolution_adopted_at ON conference_resolution (adopted_at)`);
    this.addSql(`CREATE INDEX proceeding_deadline_starts_at ON proceeding_deadline (clock, starts_at)`);
  }
}
