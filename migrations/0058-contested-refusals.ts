import { Migration } from '@mikro-orm/migrations';

/**
 * Whoever refuses or keeps silent is answered by the county government, as it was for archives (A5): danger notices (U7), assistance (A2)
 * and whistle calls (U10).
 */
export class Migration0058ContestedRefusals extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE assistance_request
        ADD COLUMN county_id int REFERENCES organization,
        ADD COLUMN escalation_reason text,
        ADD COLUMN decision text`);
    this.addSql(`ALTER TABLE danger_notice ADD COLUMN escalation_reason text, ADD COLUMN decision text`);
    // The county government also comes to see a notice because of a dispute over who is competent (D2).
    this.addSql(`ALTER TABLE danger_notice DROP CONSTRAINT danger_notice_check2`);
    this.addSql(`
      ALTER TABLE danger_notice ADD CONSTRAINT danger_notice_escalated
        CHECK (escalated_at IS NULL OR county_id IS NOT NULL)`);
    this.addSql(`
      ALTER TABLE whistle_call
        ADD COLUMN declined_ids int[] NOT NULL DEFAULT '{}',
        ADD COLUMN contested_ids int[] NOT NULL DEFAULT '{}',
        ADD COLUMN excused_ids int[] NOT NULL DEFAULT '{}',
        ADD COLUMN county_id int REFERENCES organization,
        ADD COLUMN escalation_reason text,
        ADD COLUMN decision text`);
    this.addSql(`COMMENT ON COLUMN whistle_call.declined_ids IS 'who has said why it does not come'`);
    this.addSql(`COMMENT ON COLUMN whistle_call.contested_ids IS 'whose absence is before the county government'`);
    this.addSql(`COMMENT ON COLUMN whistle_call.excused_ids IS 'whose reasons the county government has upheld'`);
  }
}
