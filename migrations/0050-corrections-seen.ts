import { Migration } from '@mikro-orm/migrations';
import { ownRecord, protect, seen, seenRecord } from './row-policy.js';

/** The orders in which lists of records are read. */
const orders = {
  shared_record_page: 'formed_at DESC, id DESC',
  shared_record_category_page: 'category, formed_at DESC, id DESC',
  shared_record_publisher_page: 'publisher_id, formed_at DESC, id DESC',
} as const;

/** What was corrected and what was withdrawn is seen. */
export class Migration0050CorrectionsSeen extends Migration {
  override up(): void {
    this.revisedValues();
    this.withdrawnLists();
  }

  /**
   * A revision keeps what it replaced and what came then. Like a signature it stays with those who might see the record at the time: a text
   * that is corrected and shared more widely in one act is not shown as it was to those who come in.
   */
  private revisedValues(): void {
    this.addSql(`
      CREATE TABLE revised_values (
        record_id uuid NOT NULL REFERENCES shared_record,
        revision int NOT NULL,
        audience int[],
        replaced jsonb NOT NULL,
        became jsonb NOT NULL,
        PRIMARY KEY (record_id, revision),
        FOREIGN KEY (record_id, revision) REFERENCES record_revision
      )`);
    this.addSql(
      `COMMENT ON COLUMN revised_values.audience IS 'organizations that might see the record before and after; null: all members'`,
    );
    this.addSql(`COMMENT ON COLUMN revised_values.replaced IS 'values by field that the revision replaced'`);
    this.addSql(`COMMENT ON COLUMN revised_values.became IS 'the values in their place'`);
    this.addSql(
      `COMMENT ON COLUMN record_revision.replaced IS 'values that a revision replaced before revised_values kept them'`,
    );
    this.addSql(`GRANT SELECT, INSERT ON revised_values TO liandong_hub`);
    const policies = { select: `${seen} AND ${seenRecord}`, insert: ownRecord };
    for (const statement of protect('revised_values', policies)) this.addSql(statement);
  }

  /** The indexes that order lists held only what was not withdrawn, a small part of all. It also has an index of its own. */
  private withdrawnLists(): void {
    for (const [index, order] of Object.entries(orders)) {
      this.addSql(`CREATE INDEX ${index}_of_any ON shared_record (${order})`);
      this.addSql(`DROP INDEX ${index}`);
      this.addSql(`ALTER INDEX ${index}_of_any RENAME TO ${index}`);
    }
    this.addSql(
      `CREATE INDEX shared_record_withdrawn_page ON shared_record (formed_at DESC, id DESC) WHERE status = 'WITHDRAWN'`,
    );
  }
}
