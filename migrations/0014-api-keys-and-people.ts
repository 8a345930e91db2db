import { Migration } from '@mikro-orm/migrations';

/**
 * API keys of systems (only their hashes), and people whose access an administrator may end. A system is a person of the issuer
 * `urn:liandong:api-key`; it may have two live keys, so that one replaces the other without a pause.
 */
export class Migration0014ApiKeysAndPeople extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE person
        ADD roles text[] NOT NULL DEFAULT '{}',
        ADD deactivated_at timestamptz,
        ADD access_changed_at timestamptz`);
    this.addSql(`COMMENT ON COLUMN person.roles IS 'roles of the last token; U3 counts liaison officers by them'`);
    this.addSql(
      `COMMENT ON COLUMN person.access_changed_at IS 'when access was ended or given again, by the database''s clock'`,
    );
    this.addSql(
      `CREATE INDEX person_access_changed_at ON person (access_changed_at) WHERE access_changed_at IS NOT NULL`,
    );
    this.addSql(`DROP INDEX person_organization`);
    this.addSql(`CREATE INDEX person_organization ON person (organization_id, id)`);
    this.addSql(`
      CREATE TABLE api_key (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        prefix text NOT NULL UNIQUE CHECK (prefix ~ '^[0-9a-f]{12}$'),
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        system_id int NOT NULL REFERENCES person,
        roles text[] NOT NULL CHECK (cardinality(roles) > 0),
        trusted_documents text NOT NULL CHECK (trusted_documents IN ('OFF', 'LOG', 'ENFORCE')),
        created_at timestamptz NOT NULL,
        created_by int NOT NULL REFERENCES person,
        expires_at timestamptz,
        revoked_at timestamptz,
        revoked_by int REFERENCES person,
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      )`);
    this.addSql(`COMMENT ON COLUMN api_key.hash IS 'SHA-256 of the key, which nobody can show again'`);
    this.addSql(`CREATE INDEX api_key_system ON api_key (system_id)`);
    this.addSql(`CREATE INDEX api_key_revoked_at ON api_key (revoked_at) WHERE revoked_at IS NOT NULL`);
    this.addSql(`GRANT SELECT, INSERT ON api_key TO liandong_hub`);
    this.addSql(`GRANT UPDATE (revoked_at, revoked_by) ON api_key TO liandong_hub`);
  }
}
