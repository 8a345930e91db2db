import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seen, seenProceeding } from './row-policy.js';

/** What an organization may see of `r`, a record that stands, and of `p`, a proceeding. */
const seenByActing = {
  r: `r.status <> 'WITHDRAWN' AND (r.audience IS NULL OR $4 = ANY (r.audience))`,
  p: `$4 = ANY (p.audience)`,
};

/**
 * One search over records and proceedings. The index of a record's text is of an expression: a stored column of pairs took more room than the
 * text. `search_names` is null until the hub has filled it for what stands (see src/core/search/fill-search.ts); what proceedings are found by
 * has a table of its own, since every step writes a proceeding.
 */
export class Migration0078Search extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE shared_record DROP COLUMN search_bigrams, ADD COLUMN search_names text`);
    this.addSql(
      `COMMENT ON COLUMN shared_record.search_names IS 'title, numbers, parties and their initials, a line each; null: not filled yet'`,
    );
    this.addSql(
      `COMMENT ON COLUMN shared_record.search_text IS 'the same and all that it says, normalized, a line each'`,
    );
    // Planning must know that these are dear to make of a text and cheap to look up. Unlike SQL, plpgsql keeps its plan for the session.
    this.addSql(`
      CREATE FUNCTION search_pairs(content text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
      DECLARE
        characters text[] := string_to_array(content, NULL);
      BEGIN
        RETURN ARRAY(SELECT one || next FROM unnest(characters, characters[2:]) AS t (one, next) WHERE next IS NOT NULL);
      END $$`);
    this.addSql(`
      CREATE FUNCTION search_lines(content text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
      BEGIN
        RETURN string_to_array(content, E'\\n');
      END $$`);
    this.indexes('shared_record');
    this.addSql(`CREATE INDEX shared_record_not_searched ON shared_record (id) WHERE search_names IS NULL`);
    this.proceedings();
    this.functions();
    this.unsearched();
  }

  /** Pairs of characters for what is part of a text; whole lines for names, since all numbers are made of the same pairs. */
  private indexes(table: string): void {
    this.addSql(`CREATE INDEX ${table}_text ON ${table} USING gin (search_pairs(search_text))`);
    this.addSql(`CREATE INDEX ${table}_names ON ${table} USING gin (search_pairs(search_names))`);
    this.addSql(`CREATE INDEX ${table}_lines ON ${table} USING gin (search_lines(search_names))`);
  }

  private proceedings(): void {
    this.addSql(`
      CREATE TABLE proceeding_search (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        search_names text NOT NULL,
        search_text text NOT NULL
      )`);
    this.addSql(`COMMENT ON TABLE proceeding_search IS 'what searches find proceedings by, as in shared_record'`);
    this.indexes('proceeding_search');
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON proceeding_search TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('proceeding_search', policies)) this.addSql(statement);
  }

  /** They look into the indexes, and hold the policies' conditions themselves: see migration 0009. */
  private functions(): void {
    const role = 'liandong_search';
    this.addSql(`GRANT SELECT (search_names, category, status, formed_at) ON shared_record TO ${role}`);
    this.addSql(`GRANT SELECT (id, procedure, audience, opened_at) ON proceeding TO ${role}`);
    this.addSql(`GRANT SELECT ON proceeding_search TO ${role}`);
    this.addSql(`CREATE POLICY search ON proceeding FOR SELECT TO ${role} USING (true)`);
    this.addSql(`CREATE POLICY search ON proceeding_search FOR SELECT TO ${role} USING (true)`);
    // Nodes of an earlier version ask it until they end.
    this.addSql(`
      CREATE OR REPLACE FUNCTION records_containing(sought text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1000
      SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT id FROM shared_record
        WHERE search_pairs(search_text) @> search_pairs(sought) AND position(sought IN search_text) > 0 AND ${seen}
      $$`);
    this.addSql(`
      CREATE FUNCTION records_matching(pairs text[], patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1000
      SET enable_seqscan = off SET jit = off AS $$
        SELECT id FROM shared_record
        WHERE search_pairs(search_text) @> pairs AND search_text LIKE ALL (patterns) AND ${seen}
      $$`);
    this.addSql(`
      CREATE FUNCTION proceedings_matching(pairs text[], patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1000
      SET enable_seqscan = off SET jit = off AS $$
        SELECT s.proceeding_id FROM proceeding_search s JOIN proceeding p ON p.id = s.proceeding_id
        WHERE search_pairs(s.search_text) @> pairs AND s.search_text LIKE ALL (patterns)
          AND ${acting} = ANY (p.audience)
      $$`);
    this.addSql(this.searchSubjects());
    this.own(role, [
      'records_matching(text[], text[])',
      'proceedings_matching(text[], text[])',
      `search_subjects(text, text[], text[], text[], text[], int, timestamptz, uuid, int, timestamptz, uuid, boolean, int)`,
    ]);
  }

  /**
   * What names the text whole (3), then what names it in part (2), then what says it anywhere (1), each last first. Whether an index of pairs or the order of the list finds a page sooner PostgreSQL
   * decides by the text itself: the statements are planned anew each time.
   */
  private searchSubjects(): string {
    return `
      CREATE FUNCTION search_subjects(
        whole text, pairs text[], patterns text[], categories text[], procedures text[],
        after_relevance int, after_at timestamptz, after_id uuid,
        before_relevance int, before_at timestamptz, before_id uuid,
        backward boolean, most int
      ) RETURNS TABLE (is_record boolean, id uuid, at timestamptz, relevance int)
      LANGUAGE plpgsql STABLE ROWS 100 SET enable_seqscan = off SET jit = off AS $$
      DECLARE
        is_whole text := 'search_lines(%1$s.search_names) @> ARRAY[$1]';
        names_it text := 'search_pairs(%1$s.search_names) @> $2 AND %1$s.search_names LIKE ALL ($3)';
        says_it text := 'search_pairs(%1$s.search_text) @> $2 AND %1$s.search_text LIKE ALL ($3)';
        way text := CASE WHEN backward THEN 'ASC' ELSE 'DESC' END;
        acting int := ${acting};
        rank int;
        found int;
        fitting text;
        places text;
      BEGIN
        IF acting IS NULL THEN
          RETURN;
        END IF;
        FOR step IN 1..3 LOOP
          rank := CASE WHEN backward THEN step ELSE 4 - step END;
          CONTINUE WHEN rank > after_relevance OR rank < before_relevance;
          fitting := CASE rank WHEN 3 THEN is_whole WHEN 2 THEN names_it || ' AND (' || is_whole || ') IS NOT TRUE'
            ELSE says_it || ' AND (%1$s.search_names LIKE ALL ($3)) IS NOT TRUE' END;
          places := CASE WHEN rank = after_relevance THEN 'AND (%1$s, %2$s) < ($7, $8) ' ELSE '' END
            || CASE WHEN rank = before_relevance THEN 'AND (%1$s, %2$s) > ($9, $10)' ELSE '' END;
          RETURN QUERY EXECUTE format($statement$
            SELECT f.is_record, f.id, f.at, %1$s FROM (
              (SELECT true AS is_record, r.id, r.formed_at AS at FROM shared_record r
                WHERE %2$s AND ${seenByActing.r}
                  AND ($5 IS NULL OR r.category = ANY ($5)) %4$s ORDER BY r.formed_at %6$s, r.id %6$s LIMIT $11)
              UNION ALL
              (SELECT false, p.id, p.opened_at FROM proceeding p JOIN proceeding_search s ON s.proceeding_id = p.id
                WHERE %3$s AND ${seenByActing.p}
                  AND ($6 IS NULL OR p.procedure = ANY ($6)) %5$s ORDER BY p.opened_at %6$s, p.id %6$s LIMIT $11)
            ) f ORDER BY f.at %6$s, f.id %6$s LIMIT $11
          $statement$, rank, format(fitting, 'r'), format(fitting, 's'), format(places, 'r.formed_at', 'r.id'),
            format(places, 'p.opened_at', 'p.id'), way)
          USING whole, pairs, patterns, acting, categories, procedures, after_at, after_id, before_at, before_id, most;
          GET DIAGNOSTICS found = ROW_COUNT;
          most := most - found;
          EXIT WHEN most <= 0;
        END LOOP;
      END $$`;
  }

  /** Those of earlier versions, and who may write what they are found by. */
  private unsearched(): void {
    const role = 'liandong_keeper';
    this.addSql(`GRANT SELECT (search_names) ON shared_record TO ${role}`);
    this.addSql(`GRANT SELECT (proceeding_id) ON proceeding_search TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON proceeding_search FOR SELECT TO ${role} USING (true)`);
    this.addSql(`
      CREATE FUNCTION records_not_searched(behind uuid, most int) RETURNS TABLE (id uuid, publisher_id int)
      LANGUAGE sql STABLE AS $$
        SELECT r.id, r.publisher_id FROM shared_record r
        WHERE r.search_names IS NULL AND (behind IS NULL OR r.id > behind) ORDER BY r.id LIMIT most
      $$`);
    this.addSql(`
      CREATE FUNCTION proceedings_not_searched(behind uuid, most int) RETURNS TABLE (id uuid, opened_by int)
      LANGUAGE sql STABLE AS $$
        SELECT p.id, p.opened_by FROM proceeding p
        WHERE NOT EXISTS (SELECT FROM proceeding_search s WHERE s.proceeding_id = p.id)
          AND (behind IS NULL OR p.id > behind) ORDER BY p.id LIMIT most
      $$`);
    this.addSql(`
      CREATE FUNCTION count_not_searched() RETURNS bigint LANGUAGE sql STABLE AS $$
        SELECT (SELECT count(*) FROM shared_record WHERE search_names IS NULL)
          + (SELECT count(*) FROM proceeding p
            WHERE NOT EXISTS (SELECT FROM proceeding_search s WHERE s.proceeding_id = p.id))
      $$`);
    const signatures = [
      'records_not_searched(uuid, int)',
      'proceedings_not_searched(uuid, int)',
      'count_not_searched()',
    ];
    this.own(role, signatures);
  }

  /** Functions that act as `role` with a fixed search path, and that only the hub may call. */
  private own(role: string, signatures: readonly string[]): void {
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    for (const signature of signatures) {
      this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
      this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
      this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
      this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    }
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
