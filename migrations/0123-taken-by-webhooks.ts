import { Migration } from '@mikro-orm/migrations';

const keeper = 'liandong_keeper';

/**
 * What the receiver of a webhook has taken, its organization has received: needs of it are acknowledged (S3), of this change alone, since what
 * its filter leaves out nobody has sent.
 */
export class Migration0123TakenByWebhooks extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE webhook ADD COLUMN taken_at timestamptz`);
    this.addSql(`COMMENT ON COLUMN webhook.taken_at IS 'when its receiver last took a change; null: never yet'`);
    this.addSql(`
      UPDATE webhook w SET taken_at = (
        SELECT max(d.at) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.kind = 'CHANGE' AND d.status BETWEEN 200 AND 299)`);
    this.addSql(`GRANT SELECT (id, subject_type, subject_id) ON change_event TO ${keeper}`);
    this.addSql(`CREATE POLICY keeper ON change_event FOR SELECT TO ${keeper} USING (true)`);
    this.addSql(`
      CREATE FUNCTION acknowledge_taken() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        UPDATE record_need n SET acknowledged_at = NEW.taken_at
        FROM change_position p JOIN change_event e ON e.id = p.id
        WHERE p.seq = NEW.sent_position AND e.subject_type = 'SharedRecord' AND n.record_id = e.subject_id
          AND n.organization_id = NEW.organization_id AND n.acknowledged_at IS NULL AND n.since <= e.id;
        RETURN NULL;
      END $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${keeper}`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION acknowledge_taken() FROM PUBLIC`);
    this.addSql(`ALTER FUNCTION acknowledge_taken() OWNER TO ${keeper}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${keeper}`);
    this.addSql(`
      CREATE TRIGGER acknowledge_taken AFTER UPDATE OF sent_position ON webhook FOR EACH ROW
      WHEN (NEW.sent_position > OLD.sent_position AND NEW.taken_at IS NOT NULL) EXECUTE FUNCTION acknowledge_taken()`);
  }
}
