import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(四)2: the typed facts of danger notices. */
export class Migration0028DangerNotice extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE danger_notice (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        finder_id int NOT NULL REFERENCES organization,
        notified_id int NOT NULL REFERENCES organization CHECK (notified_id <> finder_id),
        county_id int REFERENCES organization,
        danger_kind text NOT NULL CHECK (danger_kind IN ('PUBLIC_SECURITY', 'SAFETY', 'OTHER')),
        place text NOT NULL,
        description text NOT NULL,
        discovered_at timestamptz NOT NULL,
        dispatch_due_at timestamptz NOT NULL,
        dispatched_at timestamptz,
        dispatch_record text,
        refusal_reason text,
        escalated_at timestamptz,
        instruction text,
        result text,
        CHECK ((dispatched_at IS NULL) = (dispatch_record IS NULL)),
        CHECK ((escalated_at IS NULL) = (county_id IS NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN danger_notice.dispatch_due_at IS 'until then officers are sent (U6); silence after it is a refusal (U7)'`,
    );
    this.addSql(`CREATE INDEX danger_notice_finder ON danger_notice (finder_id)`);
    this.addSql(`CREATE INDEX danger_notice_notified ON danger_notice (notified_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON danger_notice TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('danger_notice', policies)) this.addSql(statement);
  }
}
