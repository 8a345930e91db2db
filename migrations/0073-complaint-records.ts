import { Migration } from '@mikro-orm/migrations';

/**
 * One record tells of a complaint (S7): facts of its handling that nobody has typed, for whom its handler says. The hub itself finds, when it
 * starts, the records in which earlier versions told of each step in the words of the complaint.
 */
export class Migration0073ComplaintRecords extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE complaint_handling
        ADD COLUMN complaint_kind text CHECK (complaint_kind IN ('COMPLAINT', 'TIP_OFF')),
        ADD COLUMN township_code text,
        ADD COLUMN working_days int CHECK (working_days >= 0),
        ADD COLUMN outcome text CHECK (outcome IN ('VIOLATION', 'NO_VIOLATION', 'NO_JURISDICTION')),
        ADD CHECK ((complaint_kind IS NULL) = (working_days IS NULL)),
        ADD CHECK (complaint_kind IS NOT NULL OR (township_code IS NULL AND outcome IS NULL))`);
    this.addSql(
      `COMMENT ON COLUMN complaint_handling.complaint_kind IS 'of a complaint in the hub, whose steps revise the record; null: published by hand'`,
    );
    this.addSql(
      `COMMENT ON COLUMN complaint_handling.working_days IS 'from receipt to the last step that the record tells'`,
    );
    this.addSql(`
      ALTER TABLE complaint
        ADD COLUMN record_id uuid UNIQUE REFERENCES shared_record DEFERRABLE INITIALLY DEFERRED,
        ADD COLUMN sharing_scope text NOT NULL DEFAULT 'ALL_MEMBERS'
          CHECK (sharing_scope IN ('ALL_MEMBERS', 'NAMED_ORGANIZATIONS')),
        ADD COLUMN shared_with text[] NOT NULL DEFAULT '{}',
        ADD CHECK ((sharing_scope = 'ALL_MEMBERS') = (shared_with = '{}'))`);
    this.addSql(`COMMENT ON COLUMN complaint.record_id IS 'the record of category 7 that tells of it (S7)'`);
    this.addSql(
      `COMMENT ON COLUMN complaint.shared_with IS 'codes of the organizations that may see that beside the parties'`,
    );
    this.recordsInWords();
  }

  /**
   * What earlier versions shared of a step was written at its very moment and by whoever took it, and has the number of the complaint in its
   * title unless somebody has revised that. Those that others than the parties may see, by complaint, in the order of the steps.
   */
  private recordsInWords(): void {
    const role = 'liandong_keeper';
    this.addSql(`GRANT SELECT (procedure, number, audience) ON proceeding TO ${role}`);
    this.addSql(`GRANT SELECT (proceeding_id, revision, organization_id, taken_at) ON proceeding_step TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON proceeding_step FOR SELECT TO ${role} USING (true)`);
    this.addSql(`GRANT SELECT (record_id, complaint_kind) ON complaint_handling TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON complaint_handling FOR SELECT TO ${role} USING (true)`);
    this.addSql(`
      CREATE FUNCTION complaint_records_in_words(behind uuid, most int)
      RETURNS TABLE (proceeding_id uuid, opened_by int, records uuid[], publishers int[]) LANGUAGE sql STABLE AS $$
        SELECT p.id, p.opened_by, array_agg(r.id ORDER BY s.revision), array_agg(r.publisher_id ORDER BY s.revision)
        FROM complaint_handling d JOIN shared_record r ON r.id = d.record_id
          JOIN proceeding_step s ON s.taken_at = r.registered_at AND s.organization_id = r.publisher_id
          JOIN proceeding p ON p.id = s.proceeding_id
        WHERE d.complaint_kind IS NULL AND p.procedure = 'COMPLAINT'
          AND (strpos(r.title, p.number) > 0 OR (r.revision > 1 AND r.title !~ 'TS[0-9]{10}'))
          AND (r.audience IS NULL OR NOT r.audience <@ (p.audience || r.publisher_id))
          AND (behind IS NULL OR p.id > behind)
        GROUP BY p.id, p.opened_by ORDER BY p.id LIMIT most
      $$`);
    const signature = 'complaint_records_in_words(uuid, int)';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
