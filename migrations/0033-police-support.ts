import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(五)3: the typed facts of police support. */
export class Migration0033PoliceSupport extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE police_support (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        caller_id int NOT NULL REFERENCES organization,
        police_id int NOT NULL REFERENCES organization CHECK (police_id <> caller_id),
        kind text NOT NULL CHECK (kind IN ('OBSTRUCTION', 'VIOLENCE')),
        place text NOT NULL,
        situation text NOT NULL,
        occurred_at timestamptz NOT NULL,
        ongoing boolean NOT NULL,
        help_wanted text[] NOT NULL CHECK (help_wanted <@ ARRAY['EVIDENCE_FIXED', 'SCENE_CONTROLLED', 'OTHER']),
        handled_at timestamptz,
        handling text,
        help_given text[] NOT NULL CHECK (help_given <@ ARRAY['EVIDENCE_FIXED', 'SCENE_CONTROLLED', 'OTHER']),
        outcome text CHECK (outcome IN ('PENALTY', 'CRIME', 'NO_PENALTY', 'NO_VIOLATION')),
        result text,
        referral_id uuid REFERENCES proceeding CHECK (referral_id IS NULL OR outcome = 'CRIME'),
        CHECK ((handled_at IS NULL) = (handling IS NULL)),
        CHECK ((outcome IS NULL) = (result IS NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN police_support.referral_id IS 'the referral for prosecution, where it was crime (A8)'`,
    );
    this.addSql(`CREATE INDEX police_support_caller ON police_support (caller_id)`);
    this.addSql(`CREATE INDEX police_support_referral ON police_support (referral_id) WHERE referral_id IS NOT NULL`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON police_support TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('police_support', policies)) this.addSql(statement);
  }
}
