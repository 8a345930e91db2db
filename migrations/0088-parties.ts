import { Migration } from '@mikro-orm/migrations';

/**
 * Whom records and cases are about, by names as searches compare them and by codes, so that everything of an enterprise is found by an index.
 * Equality lets no policy stand in the way of one, as containment does. No name of a natural person stands in `normalized_party`. Null: not
 * filled yet, the hub does it when it starts (src/core/search/fill-search.ts, src/categories/penalty-decision/fill-parties.ts).
 */
export class Migration0088Parties extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE penalty_decision ADD COLUMN normalized_party text`);
    this.addSql(
      `COMMENT ON COLUMN penalty_decision.normalized_party IS 'name of the party as searches compare it; null of a natural person'`,
    );
    this.addSql(
      `CREATE INDEX penalty_decision_party ON penalty_decision (normalized_party) WHERE normalized_party IS NOT NULL`,
    );
    this.addSql(`
      CREATE INDEX penalty_decision_no_party ON penalty_decision (record_id)
      WHERE normalized_party IS NULL AND party_kind <> 'NATURAL_PERSON'`);
    this.addSql(`GRANT UPDATE (normalized_party) ON penalty_decision TO liandong_keeper`);
    this.addSql(`ALTER TABLE proceeding_search ADD COLUMN party_name text, ADD COLUMN party_code text`);
    this.addSql(
      `COMMENT ON COLUMN proceeding_search.party_name IS 'name of the party as searches compare it; empty: none is told, null: not filled yet'`,
    );
    this.addSql(
      `COMMENT ON COLUMN proceeding_search.party_code IS 'unified social credit code of the party, never the number of a person'`,
    );
    this.addSql(`CREATE INDEX proceeding_search_party ON proceeding_search (party_name) WHERE party_name <> ''`);
    this.addSql(
      `CREATE INDEX proceeding_search_party_code ON proceeding_search (party_code) WHERE party_code IS NOT NULL`,
    );
    this.addSql(
      `CREATE INDEX proceeding_search_no_party ON proceeding_search (proceeding_id) WHERE party_name IS NULL`,
    );
    this.addSql(`GRANT SELECT (party_name) ON proceeding_search TO liandong_keeper`);
    this.unsearched();
  }

  /** As migration 0078 made them, and those whose party is not filled. */
  private unsearched(): void {
    const missing = `p.id IN (
      SELECT q.id FROM proceeding q WHERE NOT EXISTS (SELECT FROM proceeding_search s WHERE s.proceeding_id = q.id)
      UNION ALL SELECT s.proceeding_id FROM proceeding_search s WHERE s.party_name IS NULL)`;
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
