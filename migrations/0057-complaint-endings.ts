import { Migration } from '@mikro-orm/migrations';

/** The ways in which a complaint ends without a penalty or a reply (Mech 三(二)). */
export class Migration0057ComplaintEndings extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE complaint
        ADD COLUMN end_reason text,
        ADD COLUMN end_notice text,
        ADD COLUMN merged_into_id uuid REFERENCES proceeding,
        ADD COLUMN referred_to text,
        ADD COLUMN correction_ordered boolean`);
    this.addSql(
      `COMMENT ON COLUMN complaint.end_reason IS 'why it was not admitted, withdrawn, passed on or not punished'`,
    );
    this.addSql(`COMMENT ON COLUMN complaint.end_notice IS 'how the complainant was told of that'`);
    this.addSql(`COMMENT ON COLUMN complaint.merged_into_id IS 'the earlier complaint with which it is handled'`);
    this.addSql(`COMMENT ON COLUMN complaint.referred_to IS 'the competent body, which is no member of the hub'`);
    this.addSql(`CREATE INDEX complaint_merged_into ON complaint (merged_into_id) WHERE merged_into_id IS NOT NULL`);
  }
}
