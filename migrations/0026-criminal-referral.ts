import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(七) and State Council Order 310 (2020): the typed facts of criminal referrals. */
export class Migration0026CriminalReferral extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE criminal_referral (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        sender_id int NOT NULL REFERENCES organization,
        police_id int REFERENCES organization CHECK (police_id <> sender_id),
        procuratorate_id int REFERENCES organization,
        suspected_crime text NOT NULL,
        grounds text NOT NULL,
        party_name text,
        officers text[] NOT NULL,
        report text,
        decided_by text,
        not_referred_reason text,
        sent_at timestamptz,
        receipt_signed_by text,
        received_at timestamptz,
        passed_on_to text,
        not_filed_reason text,
        reconsideration_reason text,
        upheld_reason text,
        contest_until timestamptz,
        supervision_reason text,
        supervision_reply text,
        police_contact text,
        procuratorate_contact text,
        court_contact text,
        CHECK (report IS NULL OR cardinality(officers) >= 2),
        CHECK (decided_by IS NULL OR report IS NOT NULL),
        CHECK (sent_at IS NULL OR (police_id IS NOT NULL AND decided_by IS NOT NULL AND not_referred_reason IS NULL)),
        CHECK ((received_at IS NULL) = (receipt_signed_by IS NULL)),
        CHECK (received_at IS NULL OR sent_at IS NOT NULL)
      )`);
    this.addSql(`COMMENT ON COLUMN criminal_referral.officers IS 'at least two who verified the suspicion (X2)'`);
    this.addSql(
      `COMMENT ON COLUMN criminal_referral.contest_until IS 'three days after the last decision not to file it (X2)'`,
    );
    this.addSql(`CREATE INDEX criminal_referral_sender ON criminal_referral (sender_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON criminal_referral TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('criminal_referral', policies)) this.addSql(statement);
  }
}
