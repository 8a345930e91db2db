import { Migration } from '@mikro-orm/migrations';

/** Tables of dated reference data, each of whose periods may be put right. */
const tables = ['policy', 'conference_membership', 'conference_term_role', 'delegation', 'enforcement_item_version'];

/**
 * What was believed when: the tables of dated reference data say what holds on a day as far as is known; each change of what they say about
 * one thing (a policy, an office, an item in a township) is kept with what they said before. What was said before this migration is not
 * known: reading begins with what stands now, which needs no rows.
 */
export class Migration0053DatedChanges extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE dated_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dated_table text NOT NULL,
        subject text NOT NULL,
        recorded_at timestamptz NOT NULL,
        kind text NOT NULL CHECK (kind IN ('SET', 'CORRECTED', 'CANCELLED')),
        organization_id int NOT NULL REFERENCES organization,
        person_id int NOT NULL REFERENCES person,
        reason text NOT NULL CHECK (reason <> ''),
        before jsonb NOT NULL CHECK (jsonb_typeof(before) = 'array')
      )`);
    this.addSql(`COMMENT ON COLUMN dated_change.dated_table IS 'the table whose periods were changed'`);
    this.addSql(
      `COMMENT ON COLUMN dated_change.subject IS 'whose periods: the name of a policy or office, keys of what they are about'`,
    );
    this.addSql(
      `COMMENT ON COLUMN dated_change.before IS 'all periods of the subject as they were believed until then'`,
    );
    this.addSql(`CREATE INDEX dated_change_subject ON dated_change (dated_table, subject, id)`);
    // What was believed is never changed afterwards: no UPDATE, no DELETE.
    this.addSql(`GRANT SELECT, INSERT ON dated_change TO liandong_hub`);
    // A period is taken out and told anew, so that no constraint sees one that is half put right.
    this.addSql(`GRANT DELETE ON ${tables.join(', ')} TO liandong_hub`);
    this.addSql(`INSERT INTO hub_lock VALUES ('dated', 'changing of policies and of the conference')`);
    this.clocksBegun();
  }

  /** A number of clocks, whosever they are: it says how far a correction reaches, and nothing of any proceeding. */
  private clocksBegun(): void {
    const role = 'liandong_keeper';
    const signature = 'running_clocks(jsonb, timestamptz, timestamptz, int)';
    this.addSql(`
      CREATE FUNCTION running_clocks(clocks jsonb, since timestamptz, before timestamptz, most int) RETURNS int
      LANGUAGE sql STABLE AS $$
        SELECT count(*)::int FROM (
          SELECT FROM proceeding_deadline d JOIN proceeding p ON p.id = d.proceeding_id
          WHERE d.met_at IS NULL AND d.ended_at IS NULL
            AND d.starts_at >= since AND (before IS NULL OR d.starts_at < before)
            AND EXISTS (SELECT FROM jsonb_to_recordset(clocks) AS c (procedure text, clock text)
              WHERE c.procedure = p.procedure AND c.clock = d.clock)
          LIMIT most) running
      $$`);
    this.addSql(`GRANT SELECT (procedure) ON proceeding TO ${role}`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
