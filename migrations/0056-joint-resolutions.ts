import { Migration } from '@mikro-orm/migrations';

/**
 * A resolution of several units: which of them have carried it out (J18), and the convener, who changes or cancels it. What was carried
 * out so far was so for all its units.
 */
export class Migration0056JointResolutions extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE conference_resolution
        ADD COLUMN completed_ids int[] NOT NULL DEFAULT '{}',
        ADD COLUMN convener_id int REFERENCES organization`);
    this.addSql(`COMMENT ON COLUMN conference_resolution.completed_ids IS 'units that have carried it out'`);
    // The owner is held to the policies of both tables, and has none.
    const tables = ['conference_resolution', 'conference_meeting'];
    for (const table of tables) this.addSql(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    this.addSql(`
      UPDATE conference_resolution r
      SET completed_ids = CASE WHEN r.completed_at IS NULL THEN '{}' ELSE r.responsible_ids END, convener_id = m.convener_id
      FROM conference_meeting m WHERE m.proceeding_id = r.meeting_id`);
    for (const table of tables) this.addSql(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    this.addSql(`GRANT SELECT (organization_id) ON resolution_report TO liandong_statistician`);
  }
}
