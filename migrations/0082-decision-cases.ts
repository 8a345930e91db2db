import { Migration } from '@mikro-orm/migrations';
import { acting } from './row-policy.js';

/**
 * A penalty decision names the case that it ends, and stands out while crime is suspected there (X3). Whoever is told of that need not see
 * the case: the county government and the procuratorate look on, so a function that says no more than this looks for them.
 */
export class Migration0082DecisionCases extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE penalty_decision ADD COLUMN case_id uuid REFERENCES proceeding`);
    this.addSql(`COMMENT ON COLUMN penalty_decision.case_id IS 'the case that it ends; null: it names none'`);
    this.addSql(`CREATE INDEX penalty_decision_case ON penalty_decision (case_id) WHERE case_id IS NOT NULL`);
    this.addSql(`ALTER TABLE criminal_referral ADD COLUMN party_code text`);
    this.addSql(
      `COMMENT ON COLUMN criminal_referral.party_code IS 'unified social credit code of the party, never the number of a person'`,
    );
    this.addSql(`CREATE INDEX proceeding_suspected ON proceeding (id) WHERE suspicion = 'SUSPECTED'`);
    this.flags();
  }

  /**
   * The decisions against which crime is suspected and not referred: those that name the case, and those of whoever has to do with it against
   * the same party that name none. Few cases are suspected at any time: they are where it begins. Masked codes are no codes.
   */
  private flags(): void {
    const role = 'liandong_keeper';
    this.addSql(`GRANT SELECT (status, audience, shared_at) ON shared_record TO ${role}`);
    this.addSql(`GRANT SELECT (state, suspicion, about_id, opened_at, closed_at) ON proceeding TO ${role}`);
    this.addSql(`GRANT SELECT (proceeding_id, party_code) ON criminal_referral TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON criminal_referral FOR SELECT TO ${role} USING (true)`);
    this.addSql(`GRANT SELECT (id, kind) ON organization TO ${role}`);
    this.addSql(`
      CREATE FUNCTION penalties_despite_suspicion() RETURNS TABLE (record_id uuid, by_party boolean)
      LANGUAGE sql STABLE ROWS 20 AS $$
        WITH viewer AS MATERIALIZED (
          SELECT ${acting} AS id, EXISTS (
            SELECT FROM organization o WHERE o.id = ${acting} AND o.kind IN ('COUNTY_GOVERNMENT', 'PROCURATORATE')) AS oversees
        ), suspected AS MATERIALIZED (
          SELECT q.about_id AS case_id, c.party_code, q.opened_at AS since, coalesce(p.audience, q.audience) AS audience
          FROM proceeding q JOIN criminal_referral c ON c.proceeding_id = q.id LEFT JOIN proceeding p ON p.id = q.about_id
          WHERE q.procedure = 'CRIMINAL_REFERRAL' AND q.closed_at IS NULL AND q.state IN ('FLAGGED', 'REPORTED', 'APPROVED')
        ), flagged AS (
          SELECT d.record_id, false AS by_party, p.audience, NULL::timestamptz AS since
          FROM proceeding p JOIN penalty_decision d ON d.case_id = p.id
          WHERE p.suspicion = 'SUSPECTED'
          UNION ALL
          SELECT d.record_id, true, s.audience, s.since
          FROM suspected s JOIN penalty_decision d ON d.party_code = s.party_code
          WHERE d.case_id IS NULL AND d.party_code_lookup IS NULL
          UNION ALL
          SELECT d.record_id, true, s.audience, s.since
          FROM suspected s JOIN penalty_decision e ON e.case_id = s.case_id
            JOIN penalty_decision d ON d.party_code = e.party_code
          WHERE d.case_id IS NULL AND d.party_code_lookup IS NULL AND e.party_code_lookup IS NULL
          UNION ALL
          SELECT d.record_id, true, s.audience, s.since
          FROM suspected s JOIN penalty_decision e ON e.case_id = s.case_id
            JOIN penalty_decision d ON d.party_code_lookup = e.party_code_lookup
          WHERE d.case_id IS NULL
        )
        SELECT f.record_id, bool_and(f.by_party)
        FROM flagged f JOIN shared_record r ON r.id = f.record_id CROSS JOIN viewer v
        WHERE r.status = 'SHARED' AND (r.audience IS NULL OR v.id = ANY (r.audience))
          AND (NOT f.by_party OR (r.publisher_id = ANY (f.audience) AND r.shared_at >= f.since))
          AND (v.oversees OR r.publisher_id = v.id OR v.id = ANY (f.audience))
        GROUP BY f.record_id
      $$`);
    const signature = 'penalties_despite_suspicion()';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
