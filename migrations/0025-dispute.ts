import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(六): the typed facts of disputes over jurisdiction, and the records of their consultations. */
export class Migration0025Dispute extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE dispute (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        raiser_id int NOT NULL REFERENCES organization,
        other_id int NOT NULL REFERENCES organization CHECK (other_id <> raiser_id),
        county_id int REFERENCES organization,
        item_code text,
        township_id int REFERENCES organization,
        listed_id int REFERENCES organization,
        reason text NOT NULL,
        proposed_id int REFERENCES organization CHECK (proposed_id IN (raiser_id, other_id)),
        proposed_by_id int REFERENCES organization CHECK (proposed_by_id IN (raiser_id, other_id)),
        referral_reason text,
        designated_id int REFERENCES organization,
        decision_basis text,
        document_number text,
        CHECK ((item_code IS NULL) = (township_id IS NULL)),
        CHECK ((proposed_id IS NULL) = (proposed_by_id IS NULL)),
        CHECK ((county_id IS NULL) = (referral_reason IS NULL)),
        CHECK (decision_basis IS NULL OR (designated_id IS NOT NULL AND county_id IS NOT NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN dispute.listed_id IS 'who was competent by the lists on the day it was raised (G2)'`,
    );
    this.addSql(
      `COMMENT ON COLUMN dispute.county_id IS 'the county government, once the dispute was referred to it (D2)'`,
    );
    this.addSql(`CREATE INDEX dispute_raiser ON dispute (raiser_id)`);
    this.addSql(`CREATE INDEX dispute_other ON dispute (other_id)`);
    this.addSql(`CREATE INDEX dispute_item ON dispute (item_code) WHERE item_code IS NOT NULL`);
    this.addSql(`
      CREATE TABLE dispute_consultation (
        proceeding_id uuid NOT NULL REFERENCES proceeding,
        revision int NOT NULL,
        held_on date NOT NULL,
        content text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('AGREED', 'FAILED')),
        recorded_by_id int NOT NULL REFERENCES organization,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (proceeding_id, revision)
      )`);
    this.addSql(`COMMENT ON COLUMN dispute_consultation.revision IS 'the revision of the dispute that tells of it'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON dispute TO liandong_hub`);
    this.addSql(`GRANT SELECT, INSERT ON dispute_consultation TO liandong_hub`);
    for (const statement of [
      ...protect('dispute', { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding }),
      ...protect('dispute_consultation', { select: seenProceeding, insert: seenProceeding }),
    ]) {
      this.addSql(statement);
    }
  }
}
