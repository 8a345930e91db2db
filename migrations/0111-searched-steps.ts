import { Migration } from '@mikro-orm/migrations';

/**
 * Notes of steps and names of files and papers are part of what a proceeding is found by. They stand apart too, since a step that changes the
 * facts writes all else anew and reads no earlier step. Null: not filled yet, the hub does it when it starts (src/core/search/fill-search.ts).
 */
export class Migration0111SearchedSteps extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE proceeding_search ADD COLUMN step_text text`);
    this.addSql(
      `COMMENT ON COLUMN proceeding_search.step_text IS 'what of search_text the steps brought, normalized, a line each; null: not filled yet'`,
    );
    this.addSql(`CREATE INDEX proceeding_search_no_steps ON proceeding_search (proceeding_id) WHERE step_text IS NULL`);
    this.addSql(`GRANT SELECT (step_text) ON proceeding_search TO liandong_keeper`);
    this.unsearched();
  }

  /** As migration 0088 made them, and those whose steps are not filled. */
  private unsearched(): void {
    const missing = `p.id IN (
      SELECT q.id FROM proceeding q WHERE NOT EXISTS (SELECT FROM proceeding_search s WHERE s.proceeding_id = q.id)
      UNION ALL SELECT s.proceeding_id FROM proceeding_search s WHERE s.party_name IS NULL
      UNION ALL SELECT s.proceeding_id FROM proceeding_search s WHERE s.step_text IS NULL)`;
    this.addSql(`
      CREATE OR REPLACE FUNCTION proceedings_not_searched(behind uuid, most int) RETURNS TABLE (id uuid, opened_by int)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT p.id, p.opened_by FROM proceeding p
        WHERE ${missing} AND (behind IS NULL OR p.id > behind) ORDER BY p.id LIMIT most
      $$`);
    this.addSql(`
      CREATE OR REPLACE FUNCTION count_not_searched() RETURNS bigint
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT (SELECT count(*) FROM shared_record WHERE search_names IS NULL)
          + (SELECT count(*) FROM proceeding p WHERE ${missing})
      $$`);
  }
}
