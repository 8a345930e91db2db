import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(二): the typed facts of complaints, and apart from them who complained. */
export class Migration0024Complaint extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE complaint (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        first_contact_id int NOT NULL REFERENCES organization,
        handler_id int NOT NULL REFERENCES organization,
        receiver_id int REFERENCES organization,
        informer_id int REFERENCES organization,
        county_id int REFERENCES organization,
        kind text NOT NULL CHECK (kind IN ('COMPLAINT', 'TIP_OFF')),
        received_at timestamptz NOT NULL,
        subject text NOT NULL,
        summary text NOT NULL,
        item_code text,
        place_id int REFERENCES organization,
        competent_id int REFERENCES organization,
        party_name text,
        anonymous boolean NOT NULL,
        accepted_at timestamptz,
        outcome text CHECK (outcome IN ('VIOLATION', 'NO_VIOLATION', 'NO_JURISDICTION')),
        verification text,
        urgent boolean NOT NULL,
        urgency_reason text,
        filed_at timestamptz,
        case_number text,
        informed_at timestamptz,
        complainant_told_at timestamptz,
        complainant_notice text,
        handed_over_at timestamptz,
        case_transfer_id uuid REFERENCES proceeding,
        return_reason text,
        result text,
        replied_at timestamptz,
        reply_notice text,
        feedback text,
        feedback_at timestamptz,
        CHECK (NOT urgent OR urgency_reason IS NOT NULL),
        CHECK ((informed_at IS NULL) = (complainant_notice IS NULL)),
        CHECK (anonymous OR (informed_at IS NULL) = (complainant_told_at IS NULL)),
        CHECK ((replied_at IS NULL) = (result IS NULL)),
        CHECK ((feedback_at IS NULL) = (feedback IS NULL))
      )`);
    this.addSql(`COMMENT ON COLUMN complaint.first_contact_id IS 'whoever registered it, for ever (C1)'`);
    this.addSql(
      `COMMENT ON COLUMN complaint.informed_at IS 'the township was told; never without the complainant (C7, C8)'`,
    );
    this.addSql(`COMMENT ON COLUMN complaint.case_transfer_id IS 'the case transfer that went with the handover (C5)'`);
    for (const column of ['first_contact_id', 'handler_id', 'receiver_id', 'informer_id']) {
      this.addSql(`CREATE INDEX complaint_${column.replace('_id', '')} ON complaint (${column})`);
    }
    this.keepFirstContact();
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON complaint TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('complaint', policies)) this.addSql(statement);
    this.complainants();
  }

  /** C1: whoever was asked first stays the first. */
  private keepFirstContact(): void {
    this.addSql(`
      CREATE FUNCTION refuse_other_first_contact() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the first contact of a complaint is set once' USING ERRCODE = 'check_violation';
      END $$`);
    this.addSql(`
      CREATE TRIGGER complaint_first_contact BEFORE UPDATE ON complaint FOR EACH ROW
      WHEN (OLD.first_contact_id <> NEW.first_contact_id) EXECUTE FUNCTION refuse_other_first_contact()`);
  }

  /**
   * The condition of the policies is who handles the complaint now, so that the row changes hands with it, in the same statement, and
   * is closed to whoever gave it away. The keeper reads it for one thing only: that no text of a step names the complainant (S7).
   */
  private complainants(): void {
    this.addSql(`
      CREATE TABLE complainant (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        name_sealed bytea NOT NULL,
        contact_sealed bytea,
        citizen_number_sealed bytea
      )`);
    this.addSql(
      `COMMENT ON TABLE complainant IS 'sealed under the keys of personal data; for whoever handles the complaint'`,
    );
    this.addSql(`GRANT SELECT, INSERT ON complainant TO liandong_hub`);
    const handled = `EXISTS (SELECT FROM complaint c WHERE c.proceeding_id = complainant.proceeding_id AND c.handler_id = ${acting})`;
    for (const statement of protect('complainant', { select: handled, insert: handled })) this.addSql(statement);
    this.addSql(`GRANT SELECT ON complainant TO liandong_keeper`);
    this.addSql(`CREATE POLICY keeper ON complainant FOR SELECT TO liandong_keeper USING (true)`);
  }
}
