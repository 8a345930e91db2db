import { Migration } from '@mikro-orm/migrations';
import { acting } from './row-policy.js';

/**
 * When an organization ends, others act in what it had (三(一)4). What was decided on its end stays, also after it was put right; who acts
 * for whom in an open proceeding stands beside its facts, which go on saying who it was.
 */
export class Migration0048Succession extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE organization_end (
        organization_id int NOT NULL REFERENCES organization,
        revision int NOT NULL CHECK (revision > 0),
        valid_to date,
        successor_id int REFERENCES organization CHECK (successor_id <> organization_id),
        basis text NOT NULL CHECK (length(basis) BETWEEN 1 AND 500),
        decided_at timestamptz NOT NULL,
        decided_by int NOT NULL REFERENCES person,
        settled_on date,
        PRIMARY KEY (organization_id, revision),
        CHECK (valid_to IS NOT NULL OR successor_id IS NULL)
      )`);
    this.addSql(`COMMENT ON TABLE organization_end IS 'what was decided on the end of organizations; the last stands'`);
    this.addSql(
      `COMMENT ON COLUMN organization_end.valid_to IS 'first day without it; null: it does not end after all'`,
    );
    this.addSql(
      `COMMENT ON COLUMN organization_end.settled_on IS 'the day by which all that it has was handed over; null: not yet'`,
    );
    this.addSql(`
      CREATE TABLE organization_portion (
        organization_id int NOT NULL,
        revision int NOT NULL,
        successor_id int NOT NULL REFERENCES organization CHECK (successor_id <> organization_id),
        item_codes text[] NOT NULL,
        township_codes text[] NOT NULL,
        PRIMARY KEY (organization_id, revision, successor_id),
        FOREIGN KEY (organization_id, revision) REFERENCES organization_end,
        CHECK (cardinality(item_codes) + cardinality(township_codes) > 0)
      )`);
    this.addSql(
      `COMMENT ON TABLE organization_portion IS 'what of an organization that is divided others than its successor have'`,
    );
    // What ended before is handed over too; of the county's own register nobody decided here.
    this.addSql(`
      INSERT INTO organization_end (organization_id, revision, valid_to, successor_id, basis, decided_at, decided_by)
      SELECT o.id, 1, o.valid_to, o.successor_id, coalesce(a.purpose, '（未记载）'), a.at, a.person_id
      FROM organization o CROSS JOIN LATERAL (
        SELECT at, person_id, purpose FROM audit_entry
        WHERE action = 'ORGANIZATION_ENDED' AND subject_id = 'org_' || o.code ORDER BY at DESC LIMIT 1) a
      WHERE o.valid_to IS NOT NULL`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE (settled_on) ON organization_end TO liandong_hub`);
    this.addSql(`GRANT SELECT, INSERT ON organization_portion TO liandong_hub`);
    this.heirs();
    this.grants();
  }

  private heirs(): void {
    this.addSql(`ALTER TABLE proceeding ADD COLUMN heirs jsonb`);
    this.addSql(
      `COMMENT ON COLUMN proceeding.heirs IS 'who acts in it for organizations that have ended, by key: {"12": 5}; null: none has'`,
    );
    this.freeParties();
    const handled = `EXISTS (
      SELECT FROM complaint c JOIN proceeding p ON p.id = c.proceeding_id
      WHERE c.proceeding_id = complainant.proceeding_id
        AND coalesce((p.heirs ->> c.handler_id::text)::int, c.handler_id) = ${acting})`;
    this.addSql(`ALTER POLICY hub_select ON complainant USING (${handled})`);
    this.addSql(`ALTER POLICY hub_insert ON complainant WITH CHECK (
      EXISTS (SELECT FROM complaint c WHERE c.proceeding_id = complainant.proceeding_id AND c.handler_id = ${acting}))`);
    const parties = ['township_id', 'department_id', 'county_id'];
    const isParty = `(${acting} IN (${parties.join(', ')}) OR EXISTS (
      SELECT FROM proceeding p WHERE p.id = proceeding_id AND p.heirs IS NOT NULL
        AND ${acting} IN (${parties.map((column) => `(p.heirs ->> ${column}::text)::int`).join(', ')})))`;
    for (const [policy, clause] of [
      ['hub_select', 'USING'],
      ['hub_insert', 'WITH CHECK'],
      ['hub_update', 'USING'],
    ]) {
      this.addSql(`ALTER POLICY ${policy} ON personnel_recommendation ${clause} (${isParty})`);
    }
  }

  /**
   * Whoever acts for a party is named where the party might be, though the party is another organization by its columns: that those who
   * proposed, came or reported are among the parties is held by the steps alone.
   */
  private freeParties(): void {
    this.addSql(`
      DO $$
      DECLARE held record;
      BEGIN
        FOR held IN
          SELECT conrelid::regclass AS of, conname FROM pg_constraint
          WHERE contype = 'c' AND conrelid IN ('dispute'::regclass, 'whistle_call'::regclass, 'consultation'::regclass)
            AND pg_get_constraintdef(oid) ~ '(proposed(_by)?_id = .*raiser_id)|(reported_ids <@)|(attended_ids <@)'
        LOOP
          EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', held.of, held.conname);
        END LOOP;
      END $$`);
  }

  private grants(): void {
    this.addSql(`ALTER TABLE visibility_grant ADD COLUMN succeeds_id int REFERENCES organization`);
    this.addSql(
      `COMMENT ON COLUMN visibility_grant.succeeds_id IS 'the organization in whose place it sees the record; null: granted to it'`,
    );
    this.addSql(`CREATE INDEX visibility_grant_succeeds ON visibility_grant (succeeds_id, record_id)
      WHERE succeeds_id IS NOT NULL AND ended_at IS NULL`);
  }
}
