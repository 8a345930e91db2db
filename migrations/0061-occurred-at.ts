import { Migration } from '@mikro-orm/migrations';

/** What was done on paper before it was registered keeps its own moment. Steps that were taken before have none: it is that of registration. */
export class Migration0061OccurredAt extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE proceeding_step ADD COLUMN occurred_at timestamptz`);
    this.addSql(`COMMENT ON COLUMN proceeding_step.taken_at IS 'when it was registered in the hub'`);
    this.addSql(`COMMENT ON COLUMN proceeding_step.occurred_at IS 'when it was done, if not when it was registered'`);
  }
}
