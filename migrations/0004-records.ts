import { Migration } from '@mikro-orm/migrations';

/**
 * The record core of Mech 三(三): what all categories have in common. Lists page by (formed_at, id); `audience` is null for
 * records every organization may see, otherwise the organizations that may, the publisher always among them.
 */
export class Migration0004Records extends Migration {
  override up(): void {
    this.addSql(`
      CREATE FUNCTION search_bigrams(content text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT coalesce(array_agg(DISTINCT substr(content, position, 2)), '{}')
        FROM generate_series(1, length(content) - 1) AS position
      $$`);
    this.addSql(`
      CREATE TABLE shared_record (
        id uuid PRIMARY KEY,
        category text NOT NULL,
        status text NOT NULL CHECK (status IN ('PENDING', 'SHARED', 'WITHDRAWN')),
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        publisher_id int NOT NULL REFERENCES organization,
        audience int[] CHECK (publisher_id = ANY (audience)),
        external_ref text CHECK (length(external_ref) <= 200),
        formed_at timestamptz NOT NULL,
        formed_on date NOT NULL,
        due_at timestamptz NOT NULL,
        shared_at timestamptz,
        timeliness text NOT NULL CHECK (timeliness IN ('SAME_DAY', 'EXTENDED', 'LATE', 'AWAITED')),
        revision int NOT NULL CHECK (revision > 0),
        item_codes text[] NOT NULL,
        search_text text NOT NULL,
        search_bigrams text[] NOT NULL GENERATED ALWAYS AS (search_bigrams(search_text)) STORED,
        registered_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        withdrawal_reason text,
        CHECK ((shared_at IS NULL) = (timeliness = 'AWAITED')),
        CHECK (status <> 'SHARED' OR shared_at IS NOT NULL),
        CHECK (status <> 'PENDING' OR shared_at IS NULL),
        CHECK ((status = 'WITHDRAWN') = (withdrawn_at IS NOT NULL)),
        CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN shared_record.audience IS 'organizations that may see the record; null: all members'`,
    );
    this.addSql(`COMMENT ON COLUMN shared_record.formed_on IS 'day of formation in Asia/Shanghai (S10)'`);
    this.addSql(
      `COMMENT ON COLUMN shared_record.due_at IS '24:00 of the day of formation, or the end of the last extension (S11)'`,
    );
    this.addSql(
      `CREATE INDEX shared_record_page ON shared_record (formed_at DESC, id DESC) WHERE status <> 'WITHDRAWN'`,
    );
    this.addSql(
      `CREATE INDEX shared_record_category_page ON shared_record (category, formed_at DESC, id DESC) WHERE status <> 'WITHDRAWN'`,
    );
    this.addSql(
      `CREATE INDEX shared_record_publisher_page ON shared_record (publisher_id, formed_at DESC, id DESC) WHERE status <> 'WITHDRAWN'`,
    );
    this.addSql(`CREATE INDEX shared_record_shared_at ON shared_record (shared_at)`);
    this.addSql(`CREATE INDEX shared_record_formed_on ON shared_record (formed_on)`);
    this.addSql(`CREATE INDEX shared_record_awaited ON shared_record (due_at, id) WHERE status = 'PENDING'`);
    this.addSql(`CREATE INDEX shared_record_item_codes ON shared_record USING gin (item_codes)`);
    this.addSql(`CREATE INDEX shared_record_search ON shared_record USING gin (search_bigrams)`);
    this.addSql(
      `CREATE INDEX shared_record_external_ref ON shared_record (publisher_id, external_ref) WHERE external_ref IS NOT NULL`,
    );

    this.addSql(`
      CREATE TABLE record_revision (
        record_id uuid NOT NULL REFERENCES shared_record,
        revision int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('REGISTERED', 'PUBLISHED', 'EXTENDED', 'REVISED', 'EXECUTION_UPDATED', 'WITHDRAWN')),
        changed_at timestamptz NOT NULL,
        changed_by int NOT NULL REFERENCES person,
        reason text,
        replaced jsonb,
        PRIMARY KEY (record_id, revision)
      )`);
    this.addSql(
      `COMMENT ON COLUMN record_revision.replaced IS 'values of the previous revision that this one replaced'`,
    );

    this.addSql(`
      CREATE TABLE record_extension (
        record_id uuid NOT NULL REFERENCES shared_record,
        ordinal int NOT NULL,
        reason text NOT NULL CHECK (reason IN ('COLLECTING', 'COLLATING', 'OTHER')),
        explanation text NOT NULL,
        until date NOT NULL,
        granted_at timestamptz NOT NULL,
        granted_by int NOT NULL REFERENCES person,
        PRIMARY KEY (record_id, ordinal)
      )`);

    this.addSql(`
      CREATE TABLE idempotency_key (
        organization_id int NOT NULL REFERENCES organization,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
        request_hash bytea NOT NULL,
        record_id uuid NOT NULL,
        event_id uuid NOT NULL,
        used_at timestamptz NOT NULL,
        PRIMARY KEY (organization_id, key)
      )`);
    this.addSql(`CREATE INDEX idempotency_key_used_at ON idempotency_key USING brin (used_at)`);
  }
}
