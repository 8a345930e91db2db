import { Migration } from '@mikro-orm/migrations';

/**
 * Places in the change log that are kept under names, several for a system (see src/core/feed/change-consumer.sql.ts). Who begins to follow has
 * a place and has acknowledged nothing: no need was told of by that.
 */
export class Migration0112ChangeConsumers extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE change_acknowledgement ADD COLUMN acknowledged boolean NOT NULL DEFAULT true`);
    this.addSql(`COMMENT ON COLUMN change_acknowledgement.acknowledged IS 'false: only its beginning is kept so far'`);
    this.addSql(`
      CREATE TABLE change_consumer (
        organization_id int NOT NULL REFERENCES organization,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        client text NOT NULL,
        seq bigint NOT NULL,
        acknowledged_at timestamptz NOT NULL,
        acknowledged boolean NOT NULL,
        PRIMARY KEY (organization_id, name)
      )`);
    this.addSql(
      `COMMENT ON TABLE change_consumer IS 'up to where a named consumer of the change log has acknowledged'`,
    );
    this.addSql(
      `COMMENT ON COLUMN change_consumer.client IS 'the system that it belongs to, by the name of its account'`,
    );
    this.addSql(`COMMENT ON COLUMN change_consumer.acknowledged IS 'false: only its beginning is kept so far'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON change_consumer TO liandong_hub`);
    this.addSql(`DROP TRIGGER acknowledge_needs ON change_acknowledgement`);
    for (const table of ['change_acknowledgement', 'change_consumer']) {
      this.addSql(`
        CREATE TRIGGER acknowledge_needs AFTER INSERT OR UPDATE OF seq ON ${table} FOR EACH ROW
        WHEN (NEW.acknowledged) EXECUTE FUNCTION acknowledge_needs()`);
    }
  }
}
