import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding, type Policies } from './row-policy.js';

/**
 * Mech 三(七), the way back: cases without a crime that are sent to whoever penalizes, and what is answered. Whoever only looks on, because
 * the law has it copied, is a party as well.
 */
export class Migration0095ReverseReferrals extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE reverse_referral (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        issuer_id int NOT NULL REFERENCES organization,
        authority_id int NOT NULL REFERENCES organization CHECK (authority_id <> issuer_id),
        procuratorate_id int REFERENCES organization,
        justice_id int REFERENCES organization,
        county_id int REFERENCES organization,
        ground text NOT NULL,
        party_name text NOT NULL,
        party_code text,
        item_code text,
        violation text NOT NULL,
        opinion text NOT NULL,
        decided_on date NOT NULL,
        reply_due_at timestamptz NOT NULL,
        replied_at timestamptz,
        return_reason text,
        outcome text,
        decision_number text,
        not_punished_reason text,
        escalation_reason text,
        decision text,
        take_back_reason text,
        CHECK (outcome IS DISTINCT FROM 'PENALIZED' OR decision_number IS NOT NULL),
        CHECK (outcome IS DISTINCT FROM 'NOT_PUNISHED' OR not_punished_reason IS NOT NULL)
      )`);
    this.addSql(`COMMENT ON TABLE reverse_referral IS 'cases without a crime that come back for a penalty (X2)'`);
    this.addSql(`COMMENT ON COLUMN reverse_referral.reply_due_at IS 'until when the result is replied (X2)'`);
    for (const column of ['issuer_id', 'authority_id', 'item_code'])
      this.addSql(`CREATE INDEX reverse_referral_${column.replace(/_id$/, '')} ON reverse_referral (${column})`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON reverse_referral TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('reverse_referral', policies)) this.addSql(statement);
    this.opinions(policies);
    // Figures of the county count them: no text that anybody wrote.
    const counted = 'proceeding_id, issuer_id, authority_id, ground, outcome, reply_due_at, replied_at';
    this.addSql(`GRANT SELECT (${counted}) ON reverse_referral TO liandong_statistician`);
    this.addSql(`CREATE POLICY statistician ON reverse_referral FOR SELECT TO liandong_statistician USING (true)`);
  }
  /** What the procuratorate has to say beside single cases, and waits to be answered. */
  private opinions(policies: Policies): void {
    this.addSql(`
      CREATE TABLE procuratorial_opinion (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        issuer_id int NOT NULL REFERENCES organization,
        addressee_id int NOT NULL REFERENCES organization CHECK (addressee_id <> issuer_id),
        justice_id int REFERENCES organization,
        county_id int REFERENCES organization,
        opinion_kind text NOT NULL,
        matter text NOT NULL,
        opinion text NOT NULL,
        reply_due_at timestamptz NOT NULL,
        adoption text,
        answer text,
        withdrawal_reason text,
        escalation_reason text,
        decision text,
        CHECK ((adoption IS NULL) = (answer IS NULL))
      )`);
    this.addSql(`COMMENT ON TABLE procuratorial_opinion IS 'opinions of the procuratorate that are answered (X2)'`);
    this.addSql(`CREATE INDEX procuratorial_opinion_addressee ON procuratorial_opinion (addressee_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON procuratorial_opinion TO liandong_hub`);
    for (const statement of protect('procuratorial_opinion', policies)) this.addSql(statement);
  }
}
