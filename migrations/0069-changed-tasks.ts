import { Migration } from '@mikro-orm/migrations';

/** Tasks of a joint operation are changed while it runs (U4); one that is cancelled stays to be read. */
export class Migration0069ChangedTasks extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE proceeding_task ADD COLUMN cancelled_at timestamptz`);
    this.addSql(`COMMENT ON COLUMN proceeding_task.cancelled_at IS 'when nobody had to do it any longer'`);
  }
}
