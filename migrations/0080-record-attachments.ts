import { Migration } from '@mikro-orm/migrations';
import { acting, ownRecord, protect, seenRecord } from './row-policy.js';

const keeper = 'liandong_keeper';
const holds = `EXISTS (SELECT FROM attachment_holder h WHERE h.sha256 = attachment.sha256 AND h.organization_id = ${acting})`;
const onRecord = 'EXISTS (SELECT FROM record_attachment t WHERE t.sha256 = attachment.sha256)';

/**
 * Files of shared records (S2, S5, S6). Whoever may see a record reads what is on it now, and not longer than it may see it: nobody comes to
 * hold a file by that. Its publisher does, so that what any revision had is kept.
 */
export class Migration0080RecordAttachments extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE record_attachment (
        record_id uuid NOT NULL REFERENCES shared_record,
        ordinal int NOT NULL CHECK (ordinal > 0),
        sha256 bytea NOT NULL REFERENCES attachment,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
        file_name text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        PRIMARY KEY (record_id, ordinal),
        UNIQUE (record_id, sha256)
      )`);
    this.addSql(`COMMENT ON COLUMN record_attachment.name IS 'what its publisher calls it'`);
    this.addSql(`COMMENT ON COLUMN record_attachment.file_name IS 'as whoever uploaded it named it'`);
    this.addSql(`CREATE INDEX record_attachment_sha256 ON record_attachment (sha256)`);
    this.addSql(`GRANT SELECT, INSERT, DELETE ON record_attachment TO liandong_hub`);
    // A new record is written with its files in one statement, which does not see the record yet: the foreign key does.
    const policies = { select: seenRecord, insert: `${acting} > 0`, delete: ownRecord };
    for (const statement of protect('record_attachment', policies)) this.addSql(statement);
    this.addSql(`DROP POLICY hub_select ON attachment`);
    this.addSql(`CREATE POLICY hub_select ON attachment FOR SELECT TO liandong_hub USING (${holds} OR ${onRecord})`);
    this.holding();
  }

  /** Nobody puts on a record what its publisher does not have, and what is there is not forgotten. */
  private holding(): void {
    this.addSql(`
      CREATE FUNCTION hold_record_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE attachment_holder SET referred_at = coalesce(referred_at, now())
        WHERE organization_id = ${acting} AND sha256 = NEW.sha256
        RETURNING name, uploaded_at INTO NEW.file_name, NEW.uploaded_at;
        IF NOT FOUND THEN RAISE EXCEPTION 'contents that the organization does not hold'; END IF;
        RETURN NEW;
      END $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${keeper}`);
    this.addSql(`ALTER FUNCTION hold_record_attachment() SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION hold_record_attachment() FROM PUBLIC`);
    this.addSql(`
      CREATE TRIGGER hold_record_attachment BEFORE INSERT ON record_attachment FOR EACH ROW
      EXECUTE FUNCTION hold_record_attachment()`);
    this.addSql(`ALTER FUNCTION hold_record_attachment() OWNER TO ${keeper}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${keeper}`);
  }
}
