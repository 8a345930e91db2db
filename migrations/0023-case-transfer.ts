import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(一): the typed facts of case transfers. */
export class Migration0023CaseTransfer extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE case_transfer (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        sender_id int NOT NULL REFERENCES organization,
        receiver_id int REFERENCES organization CHECK (receiver_id <> sender_id),
        county_id int REFERENCES organization,
        sent_to_id int REFERENCES organization,
        item_code text,
        cause_of_case text NOT NULL,
        party_name text,
        basic_facts text,
        discovered_at timestamptz NOT NULL,
        urgent boolean NOT NULL,
        urgency_reason text,
        violation_ongoing boolean NOT NULL,
        dissuasion text,
        dissuaded_at timestamptz,
        informed_at timestamptz,
        legacy_filed_on date,
        legacy_closed_on date,
        legacy_consultation text,
        on_behalf_of_law text,
        due_at timestamptz NOT NULL,
        due_basis text NOT NULL CHECK (due_basis IN ('ANNOUNCED', 'PROVISIONAL')),
        sent_at timestamptz,
        timeliness text CHECK (timeliness IN ('IN_TIME', 'LATE')),
        return_reason text,
        outcome text CHECK (outcome IN ('PENALTY', 'NO_PENALTY', 'NO_VIOLATION', 'REFERRED')),
        result text,
        CHECK (NOT urgent OR urgency_reason IS NOT NULL),
        CHECK ((sent_at IS NULL) = (timeliness IS NULL)),
        CHECK ((sent_at IS NULL) = (sent_to_id IS NULL)),
        CHECK (sent_at IS NULL OR (receiver_id IS NOT NULL AND basic_facts IS NOT NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN case_transfer.due_at IS 'three working days after discovery (T4, T5), or 24 hours (T6)'`,
    );
    this.addSql(
      `COMMENT ON COLUMN case_transfer.on_behalf_of_law IS 'the law that lets a body inside another send (T10)'`,
    );
    this.addSql(`CREATE INDEX case_transfer_sender ON case_transfer (sender_id)`);
    this.addSql(`CREATE INDEX case_transfer_receiver ON case_transfer (receiver_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON case_transfer TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('case_transfer', policies)) this.addSql(statement);
  }
}
