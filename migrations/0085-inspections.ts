import { Migration } from '@mikro-orm/migrations';
import { acting, ownRecord, protect, seenRecord } from './row-policy.js';

const parts = ['inspected_matter', 'reinspection'];
const ofRecord =
  'record_id uuid NOT NULL REFERENCES shared_record, ordinal int NOT NULL, PRIMARY KEY (record_id, ordinal)';

/**
 * What offices have of supervision (S2) and inspections (S6): licences with whom they were given to, inspections with what was found, ordered
 * and looked at again, bulletins with their period, and visits that are planned. What was shared before tells none of it.
 */
export class Migration0085Inspections extends Migration {
  override up(): void {
    this.supervision();
    this.inspections();
    for (const table of parts) {
      this.addSql(`GRANT SELECT, INSERT, DELETE ON ${table} TO liandong_hub`);
      const policies = { select: seenRecord, insert: `${acting} > 0`, delete: ownRecord };
      for (const statement of protect(table, policies)) this.addSql(statement);
    }
  }

  private supervision(): void {
    this.addSql(`
      ALTER TABLE supervision_information
        ADD COLUMN kind text,
        ADD COLUMN counterpart_name text,
        ADD COLUMN counterpart_code text,
        ADD COLUMN licence_name text,
        ADD COLUMN licence_number text,
        ADD COLUMN valid_from date,
        ADD COLUMN valid_to date CHECK (valid_to >= valid_from)`);
    for (const column of ['counterpart_code', 'licence_number', 'valid_to']) {
      this.addSql(
        `CREATE INDEX supervision_information_${column} ON supervision_information (${column}) WHERE ${column} IS NOT NULL`,
      );
    }
    this.addSql(`COMMENT ON COLUMN supervision_information.valid_to IS 'last day on which the licence is valid'`);
  }

  private inspections(): void {
    this.addSql(`
      ALTER TABLE activity_report
        ADD COLUMN period_from date,
        ADD COLUMN period_to date CHECK (period_to >= period_from),
        ADD COLUMN counterpart_name text,
        ADD COLUMN counterpart_code text,
        ADD COLUMN place text,
        ADD COLUMN inspection_kind text,
        ADD COLUMN plan text,
        ADD COLUMN participant_codes text[] NOT NULL DEFAULT '{}',
        ADD COLUMN result text,
        ADD COLUMN ordered text,
        ADD COLUMN correct_by date`);
    this.addSql(
      `COMMENT ON COLUMN activity_report.participant_codes IS 'codes of others who inspect together with the publisher'`,
    );
    this.addSql(
      `CREATE INDEX activity_report_counterpart ON activity_report (counterpart_code) WHERE counterpart_code IS NOT NULL`,
    );
    // Planned visits are few among reports: those of a counterpart are looked for with every report that is read with its conflicts.
    for (const column of ['counterpart_code', 'counterpart_name']) {
      this.addSql(
        `CREATE INDEX activity_report_planned_${column} ON activity_report (${column}) WHERE kind = 'PLANNED_VISIT'`,
      );
    }
    this.addSql(`CREATE INDEX activity_report_correct_by ON activity_report (correct_by) WHERE correct_by IS NOT NULL`);
    this.addSql(`
      CREATE TABLE inspected_matter (matter text NOT NULL, item_code text, result text, finding text, ${ofRecord})`);
    this.addSql(`
      CREATE TABLE reinspection (inspected_on date NOT NULL, result text NOT NULL, finding text, ${ofRecord})`);
  }
}
