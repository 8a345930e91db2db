import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(五)1: the typed facts of requests for archives. */
export class Migration0032ArchiveConsultation extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE archive_consultation (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        requester_id int NOT NULL REFERENCES organization,
        holder_id int NOT NULL REFERENCES organization CHECK (holder_id <> requester_id),
        county_id int REFERENCES organization,
        access text NOT NULL CHECK (access IN ('INSPECTION', 'COPY')),
        archives text NOT NULL,
        purpose text NOT NULL,
        due_at timestamptz NOT NULL,
        provision text,
        refusal_reason text,
        escalation_reason text,
        decision text,
        CHECK ((county_id IS NULL) = (escalation_reason IS NULL)),
        CHECK (decision IS NULL OR county_id IS NOT NULL)
      )`);
    this.addSql(
      `COMMENT ON COLUMN archive_consultation.county_id IS 'the county government, once it was asked to decide (A5)'`,
    );
    this.addSql(`CREATE INDEX archive_consultation_requester ON archive_consultation (requester_id)`);
    this.addSql(`CREATE INDEX archive_consultation_holder ON archive_consultation (holder_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON archive_consultation TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('archive_consultation', policies)) this.addSql(statement);
  }
}
