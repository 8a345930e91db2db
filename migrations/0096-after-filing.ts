import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/**
 * What becomes of a referral after the police have filed it, and the objects that go with it (X2, Order 310 art. 12). Those that were filed before
 * are open again: what became of them is still to be told, and the hub begins their clocks when it starts.
 */
export class Migration0096AfterFiling extends Migration {
  override up(): void {
    const days = ['filed_on', 'transferred_on', 'case_withdrawn_on', 'indicted_on', 'not_prosecuted_on', 'judged_on'];
    this.addSql(`
      ALTER TABLE criminal_referral
        ${days.map((day) => `ADD COLUMN ${day} date,`).join('\n        ')}
        ADD COLUMN outcome_detail text,
        ADD COLUMN objects_handed_at timestamptz,
        ADD COLUMN objects_reason text,
        ADD COLUMN objects_signed_at timestamptz,
        ADD COLUMN objects_signed_by text,
        ADD COLUMN objects_remark text`);
    this.addSql(
      `COMMENT ON COLUMN criminal_referral.objects_handed_at IS 'when objects were last handed over to the police (X2)'`,
    );
    this.addSql(`
      CREATE TABLE referral_object (
        proceeding_id uuid NOT NULL REFERENCES proceeding,
        revision int NOT NULL,
        ordinal int NOT NULL,
        name text NOT NULL,
        quantity text NOT NULL,
        feature text,
        place text,
        PRIMARY KEY (proceeding_id, revision, ordinal)
      )`);
    this.addSql(`COMMENT ON TABLE referral_object IS 'objects handed over to the police, by the step that did (X2)'`);
    this.addSql(`GRANT SELECT, INSERT ON referral_object TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0` };
    for (const statement of protect('referral_object', policies)) this.addSql(statement);
    const counted = [...days, 'objects_handed_at'].join(', ');
    this.addSql(`GRANT SELECT (${counted}) ON criminal_referral TO liandong_statistician`);
    this.reopen();
  }

  private reopen(): void {
    const tables = ['proceeding', 'proceeding_step', 'criminal_referral'];
    // Their owner is held to the policies of the rows as well.
    for (const table of tables) this.addSql(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    this.addSql(`
      UPDATE criminal_referral c
      SET filed_on = (coalesce(s.occurred_at, s.taken_at) AT TIME ZONE 'Asia/Shanghai')::date
      FROM proceeding p JOIN proceeding_step s ON s.proceeding_id = p.id AND s.step IN ('file', 'fileAfterReconsideration')
      WHERE p.id = c.proceeding_id AND p.state = 'FILED'`);
    this.addSql(`
      UPDATE proceeding SET closed_at = NULL WHERE procedure = 'CRIMINAL_REFERRAL' AND state = 'FILED'`);
    for (const table of tables) this.addSql(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
