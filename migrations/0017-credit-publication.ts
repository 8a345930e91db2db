import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenRecord } from './row-policy.js';

/**
 * Import of the credit publication table of penalties (双公示): the file in pieces while it is looked at, how far the import is, what
 * is wrong in which row, and what the table says beside a decision.
 */
export class Migration0017CreditPublication extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
        bytes bigint NOT NULL CHECK (bytes >= 0),
        complete boolean NOT NULL,
        uploaded_at timestamptz NOT NULL
      )`);
    this.addSql(`CREATE INDEX upload_uploaded_at ON upload (uploaded_at)`);
    this.addSql(`
      CREATE TABLE upload_chunk (
        upload_id uuid NOT NULL REFERENCES upload ON DELETE CASCADE,
        ordinal int NOT NULL,
        organization_id int NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (upload_id, ordinal)
      )`);
    // The file is compressed, or soon gone.
    this.addSql(`ALTER TABLE upload_chunk ALTER bytes SET STORAGE EXTERNAL`);

    this.addSql(`
      CREATE TABLE penalty_import (
        id uuid PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        person_id int NOT NULL REFERENCES person,
        idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
        upload_id uuid NOT NULL,
        mode text NOT NULL CHECK (mode IN ('ALL_OR_NOTHING', 'VALID_ROWS')),
        audience int[],
        status text NOT NULL CHECK (status IN ('WAITING', 'CHECKING', 'WRITING', 'DONE', 'REFUSED', 'FAILED')),
        rows int,
        done int NOT NULL CHECK (done >= 0),
        imported int NOT NULL CHECK (imported >= 0),
        unchanged int NOT NULL CHECK (unchanged >= 0),
        refused int NOT NULL CHECK (refused >= 0),
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        UNIQUE (organization_id, idempotency_key),
        UNIQUE (upload_id),
        CHECK ((ended_at IS NULL) = (status IN ('WAITING', 'CHECKING', 'WRITING')))
      )`);
    this.addSql(`COMMENT ON COLUMN penalty_import.done IS 'rows that are written or passed over'`);
    this.addSql(`
      CREATE TABLE penalty_import_error (
        import_id uuid NOT NULL REFERENCES penalty_import ON DELETE CASCADE,
        ordinal int NOT NULL,
        organization_id int NOT NULL,
        row_number int NOT NULL,
        column_code text,
        code text NOT NULL,
        message text NOT NULL,
        rule text,
        PRIMARY KEY (import_id, ordinal)
      )`);

    this.addSql(`
      CREATE TABLE credit_publication (
        record_id uuid PRIMARY KEY REFERENCES shared_record,
        licence text,
        valid_until date,
        public_until date,
        authority_code text,
        source text,
        source_code text,
        remark text
      )`);
    this.addSql(`COMMENT ON TABLE credit_publication IS 'what the table of 双公示 says beside the decision'`);

    const own = `organization_id = ${acting}`;
    for (const table of ['upload', 'upload_chunk', 'penalty_import', 'penalty_import_error']) {
      this.addSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO liandong_hub`);
      const policies = { select: own, insert: own, update: own, delete: own };
      for (const statement of protect(table, policies)) this.addSql(statement);
    }
    this.addSql(`GRANT SELECT, INSERT ON credit_publication TO liandong_hub`);
    for (const statement of protect('credit_publication', { select: seenRecord, insert: `${acting} > 0` })) {
      this.addSql(statement);
    }

    this.addSql(`GRANT SELECT, DELETE ON upload TO liandong_keeper`);
    this.addSql(`CREATE POLICY keeper ON upload TO liandong_keeper USING (true)`);
    this.addSql(`
      CREATE FUNCTION forget_uploads(before timestamptz) RETURNS void LANGUAGE sql AS $$
        DELETE FROM upload WHERE uploaded_at < before
      $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO liandong_keeper`);
    this.addSql(`ALTER FUNCTION forget_uploads(timestamptz) SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION forget_uploads(timestamptz) FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION forget_uploads(timestamptz) TO liandong_hub`);
    this.addSql(`ALTER FUNCTION forget_uploads(timestamptz) OWNER TO liandong_keeper`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM liandong_keeper`);
  }
}
