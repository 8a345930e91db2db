import { Migration } from '@mikro-orm/migrations';

/** Which deadlines have been told of: a job may run more than once, its change is appended once (S10). */
export class Migration0007DeadlineNotices extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE deadline_notice (
        record_id uuid NOT NULL REFERENCES shared_record,
        kind text NOT NULL CHECK (kind IN ('DUE_SOON', 'OVERDUE')),
        due_at timestamptz NOT NULL,
        PRIMARY KEY (record_id, kind, due_at)
      )`);
  }
}
