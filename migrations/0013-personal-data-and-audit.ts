import { Migration } from '@mikro-orm/migrations';

/**
 * Personal numbers are kept sealed, and who looked at one is kept for ever. The migration has no key: what stands in clear is
 * sealed by the hub when it starts.
 */
export class Migration0013PersonalDataAndAudit extends Migration {
  override up(): void {
    this.addSql(`CREATE TABLE personal_data_key (key_id text PRIMARY KEY, check_value bytea NOT NULL)`);
    this.addSql(
      `COMMENT ON COLUMN personal_data_key.check_value IS 'tells the key from every other one, and nothing of the key'`,
    );

    this.addSql(`
      ALTER TABLE penalty_decision
        ADD party_code_sealed bytea,
        ADD party_code_lookup bytea,
        ADD CONSTRAINT penalty_decision_sealed_is_found CHECK ((party_code_sealed IS NULL) = (party_code_lookup IS NULL))`);
    this.addSql(`COMMENT ON COLUMN penalty_decision.party_code IS 'the number of a person is masked here'`);
    this.addSql(
      `CREATE INDEX penalty_decision_party_code_lookup ON penalty_decision (party_code_lookup)
        WHERE party_code_lookup IS NOT NULL`,
    );

    this.addSql(`
      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        person_id int NOT NULL REFERENCES person,
        organization_id int NOT NULL REFERENCES organization,
        action text NOT NULL CHECK (action ~ '^[A-Z][A-Z_]{2,63}$'),
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        purpose text,
        details jsonb NOT NULL DEFAULT '{}'
      )`);
    this.addSql(`COMMENT ON COLUMN audit_entry.details IS 'never personal data'`);
    this.addSql(`CREATE INDEX audit_entry_page ON audit_entry (at, id)`);
    this.addSql(`CREATE INDEX audit_entry_subject ON audit_entry (subject_id, at, id)`);
    this.addSql(`CREATE INDEX record_revision_page ON record_revision (changed_at, record_id, revision)`);
    this.addSql(`
      CREATE FUNCTION refuse_audit_log_write() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    this.addSql(`
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
      FOR EACH ROW EXECUTE FUNCTION refuse_audit_log_write()`);
    this.addSql(`
      CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_log_write()`);

    this.addSql(`GRANT SELECT, INSERT ON personal_data_key TO liandong_hub`);
    // The hub writes what was done; it reads it as auditor only.
    this.addSql(`GRANT INSERT ON audit_entry TO liandong_hub`);
    this.addSql(`GRANT SELECT ON audit_entry, record_revision, person TO liandong_auditor`);
    this.addSql(`GRANT SELECT (id, publisher_id) ON shared_record TO liandong_auditor`);
    // What the hub seals when it starts: numbers, earlier values of the history, hashes of requests.
    this.addSql(
      `GRANT SELECT, UPDATE (party_code, party_code_sealed, party_code_lookup) ON penalty_decision TO liandong_keeper`,
    );
    this.addSql(`GRANT SELECT, UPDATE (replaced) ON record_revision TO liandong_keeper`);
    this.addSql(`GRANT SELECT, UPDATE (request_hash) ON idempotency_key TO liandong_keeper`);
    for (const table of ['penalty_decision', 'record_revision']) {
      this.addSql(`CREATE POLICY keeper ON ${table} TO liandong_keeper USING (true)`);
    }
    for (const table of ['shared_record', 'record_revision']) {
      this.addSql(`CREATE POLICY auditor ON ${table} FOR SELECT TO liandong_auditor USING (true)`);
    }
  }
}
