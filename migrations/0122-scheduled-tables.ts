import { Migration } from '@mikro-orm/migrations';

/** Tables that were written for other systems by the operator's schedule: each day of each once, by whichever node. */
export class Migration0122ScheduledTables extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE written_table (
        name text NOT NULL,
        day date NOT NULL,
        organization_id int NOT NULL REFERENCES organization,
        file text NOT NULL,
        row_count bigint NOT NULL CHECK (row_count >= 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        written_at timestamptz NOT NULL,
        PRIMARY KEY (name, day)
      )`);
    this.addSql(`COMMENT ON COLUMN written_table.day IS 'the day of the schedule, not of what is in the table'`);
    this.addSql(`GRANT SELECT, INSERT, DELETE ON written_table TO liandong_hub`);
  }
}
