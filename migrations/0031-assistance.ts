import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(五)1: the typed facts of requests for assistance. */
export class Migration0031Assistance extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE assistance_request (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        requester_id int NOT NULL REFERENCES organization,
        recipient_id int REFERENCES organization CHECK (recipient_id <> requester_id),
        support_kind text NOT NULL CHECK (support_kind IN ('TECHNICAL_SUPPORT', 'APPRAISAL')),
        matter text NOT NULL,
        need text,
        needed_since timestamptz,
        urgent boolean NOT NULL,
        evidence_at_risk boolean NOT NULL,
        on_site_reason text,
        requested_at timestamptz,
        due_at timestamptz,
        due_basis text CHECK (due_basis IN ('ANNOUNCED', 'PROVISIONAL')),
        extended_at timestamptz,
        extension_reason text,
        on_site_at timestamptz,
        on_site_handling text,
        opinion text,
        answered_at timestamptz,
        decline_reason text,
        used_as_evidence boolean,
        CHECK (NOT (urgent OR evidence_at_risk) OR on_site_reason IS NOT NULL),
        CHECK (requested_at IS NULL OR (recipient_id IS NOT NULL AND need IS NOT NULL AND due_at IS NOT NULL)),
        CHECK ((extended_at IS NULL) = (extension_reason IS NULL)),
        CHECK ((on_site_at IS NULL) = (on_site_handling IS NULL)),
        CHECK ((answered_at IS NULL) = (opinion IS NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN assistance_request.due_at IS 'five working days after the letter (A2), as extended beforehand (A4)'`,
    );
    this.addSql(`COMMENT ON COLUMN assistance_request.on_site_at IS 'when officers were first on site (A3)'`);
    this.addSql(`CREATE INDEX assistance_request_requester ON assistance_request (requester_id)`);
    this.addSql(`CREATE INDEX assistance_request_recipient ON assistance_request (recipient_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON assistance_request TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('assistance_request', policies)) this.addSql(statement);
  }
}
