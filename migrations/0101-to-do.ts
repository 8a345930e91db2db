import { Migration } from '@mikro-orm/migrations';

/**
 * What an organization has to do, the earliest due first: each source of deadlines is walked by whose they are and when they are due. The
 * indexes hold only what is open, so they are as small as that and are made while others read.
 */
export class Migration0101ToDo extends Migration {
  override up(): void {
    this.addSql(`CREATE INDEX proceeding_deadline_responsible ON proceeding_deadline (responsible_id, due_at, id)
      WHERE met_at IS NULL AND ended_at IS NULL AND paused_at IS NULL`);
    this.addSql(`CREATE INDEX proceeding_task_responsible ON proceeding_task (organization_id, due_at, id)
      WHERE reported_at IS NULL AND cancelled_at IS NULL`);
    this.addSql(
      `CREATE INDEX shared_record_awaited_of ON shared_record (publisher_id, due_at, id) WHERE status = 'PENDING'`,
    );
    this.addSql(
      `CREATE INDEX list_check_responsible ON list_check (organization_id, due_at, id) WHERE closed_at IS NULL`,
    );
    // The same rows are seen. Without OFFSET PostgreSQL makes a hash table of every proceeding that may be seen before it looks at the first
    // clock; with it each clock that is read looks up its own.
    this.addSql(`ALTER POLICY hub_select ON proceeding_deadline
      USING (EXISTS (SELECT FROM proceeding p WHERE p.id = proceeding_id OFFSET 0))`);
  }
}
