import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seen, seenRecord } from './row-policy.js';

/**
 * What proves who said what: countersigned heads of the change log with the keys of the nodes that signed them, the public
 * keys of organizations, and the signatures of publishers. All of it is only ever added to, but that a key is revoked.
 */
export class Migration0012Evidence extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE signing_key (
        key_id text PRIMARY KEY,
        jwk jsonb NOT NULL CHECK (NOT jwk ?| ARRAY['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth']),
        first_used_at timestamptz NOT NULL
      )`);
    this.addSql(`
      CREATE TABLE change_head_signature (
        seq bigint PRIMARY KEY,
        hash bytea NOT NULL,
        signed_at timestamptz NOT NULL,
        key_id text NOT NULL REFERENCES signing_key,
        jws text NOT NULL
      )`);
    this.addSql(`COMMENT ON COLUMN change_head_signature.seq IS 'last number of the batch that is signed'`);

    // A key belongs to one organization: another could otherwise pass off what was signed with it as its own.
    this.addSql(`
      CREATE TABLE organization_key (
        key_id text PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        jwk jsonb NOT NULL CHECK (NOT jwk ?| ARRAY['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth']),
        registered_at timestamptz NOT NULL,
        registered_by int NOT NULL REFERENCES person,
        revoked_at timestamptz,
        revoked_by int REFERENCES person,
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      )`);
    this.addSql(`CREATE INDEX organization_key_organization ON organization_key (organization_id)`);

    this.addSql(`
      CREATE TABLE record_signature (
        record_id uuid NOT NULL REFERENCES shared_record,
        revision int NOT NULL,
        key_id text NOT NULL REFERENCES organization_key,
        jws text NOT NULL,
        audience int[],
        PRIMARY KEY (record_id, revision)
      )`);
    this.addSql(
      `COMMENT ON COLUMN record_signature.audience IS 'organizations that might see this revision when it was signed; null: all members'`,
    );

    this.addSql(`
      CREATE FUNCTION refuse_evidence_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'evidence is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    for (const table of ['signing_key', 'change_head_signature', 'record_signature']) {
      this.addSql(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change()`);
    }
    // A signature holds all of what it was given under: it stays with those who might see that.
    const policies = { select: `${seen} AND ${seenRecord}`, insert: `${acting} > 0` };
    for (const statement of protect('record_signature', policies)) this.addSql(statement);
    this.addSql(
      `GRANT SELECT, INSERT ON signing_key, change_head_signature, record_signature, organization_key TO liandong_hub`,
    );
    this.addSql(`GRANT UPDATE (revoked_at, revoked_by) ON organization_key TO liandong_hub`);
  }
}
