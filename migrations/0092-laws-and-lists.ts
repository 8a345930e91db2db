import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenRecord } from './row-policy.js';

const keeper = 'liandong_keeper';

/**
 * What cites a law (S1): items of lists, discretion standards and work procedures by the instruments and articles in their legal basis; and
 * who is to check its lists because a law was adjusted.
 */
export class Migration0092LawsAndLists extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE legal_adjustment ADD COLUMN articles text[] NOT NULL DEFAULT '{}'`);
    this.addSql(
      `COMMENT ON COLUMN legal_adjustment.articles IS 'which articles were adjusted, as 第三十四条; none: the instrument as a whole'`,
    );
    this.citations();
    this.checks();
    this.owners();
    this.opening();
    this.telling();
  }

  /** An instrument by 食品安全法 whoever writes it how, an article by the number behind the instrument. */
  private citations(): void {
    this.addSql(`
      CREATE FUNCTION instrument_key(title text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT regexp_replace(regexp_replace(regexp_replace(lower(normalize(title, NFKC)), '[\\s《》〈〉<>"“”]', '', 'g'),
          '^中华人民共和国', ''), '\\((19|20)[0-9]{2}[^()]*\\)$', '')
      $$`);
    this.addSql(`
      CREATE FUNCTION chinese_number(digits text) RETURNS int LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        sum int := 0;
        digit int := 0;
        each text;
      BEGIN
        IF digits ~ '^[0-9]+$' THEN RETURN digits::int; END IF;
        FOREACH each IN ARRAY string_to_array(digits, NULL) LOOP
          IF each IN ('十', '百', '千') THEN
            sum := sum + CASE WHEN digit = 0 THEN 1 ELSE digit END * CASE each WHEN '十' THEN 10 WHEN '百' THEN 100 ELSE 1000 END;
            digit := 0;
          ELSE
            digit := greatest(strpos('一二三四五六七八九', each), 0);
          END IF;
        END LOOP;
        RETURN sum + digit;
      END $$`);
    // Indexes are built and restored with a search path of their own: names of our functions are written out.
    this.addSql(`
      CREATE FUNCTION article_keys(content text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT public.chinese_number(m[1]) || CASE WHEN m[3] IS NULL THEN '' ELSE '-' || public.chinese_number(m[3]) END
        FROM regexp_matches(normalize(content, NFKC),
          '([0-9]{1,4}|[〇零一二三四五六七八九十百千]{1,9})条(之([0-9]{1,2}|[一二三四五六七八九十]{1,3}))?', 'g') AS m
      $$`);
    this.addSql(`
      CREATE FUNCTION citations(basis text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT coalesce(array_agg(DISTINCT public.instrument_key(m[1]) || c.mark), '{}')
        FROM regexp_matches(normalize(basis, NFKC), '《([^《》]+)》([^《》]*)', 'g') AS m
          CROSS JOIN LATERAL (
            SELECT '' AS mark
            UNION ALL SELECT '#' || a FROM public.article_keys(m[2]) AS a
            UNION ALL SELECT '#' WHERE NOT EXISTS (SELECT FROM public.article_keys(m[2]))
          ) c
      $$`);
    this.addSql(
      `COMMENT ON FUNCTION citations(text) IS 'each 《instrument》 that is cited; # and a number behind it: an article; # alone: the whole'`,
    );
    this.addSql(`
      CREATE FUNCTION citations_of(title text, articles text[]) RETURNS text[]
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT CASE WHEN cardinality(articles) = 0 THEN ARRAY[public.instrument_key(title)] ELSE
          ARRAY[public.instrument_key(title) || '#'] || ARRAY(
            SELECT public.instrument_key(title) || '#' || a FROM unnest(articles) AS article, public.article_keys(article) AS a) END
      $$`);
    this.addSql(
      `COMMENT ON FUNCTION citations_of(text, text[]) IS 'what cites any of these articles, or the instrument without saying which'`,
    );
    for (const table of ['enforcement_item_version', 'discretion_standard']) {
      this.addSql(`CREATE INDEX ${table}_citations ON ${table} USING gin (citations(legal_basis))`);
    }
    // Under row policies no index on a function is walked: ids are found here, and looked at by whoever asks.
    this.addSql(`
      CREATE FUNCTION standards_citing(cited text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 20 AS $$
        SELECT d.record_id FROM discretion_standard d WHERE citations(d.legal_basis) && cited
      $$`);
    this.own('standards_citing(text[])');
    this.addSql(`GRANT EXECUTE ON FUNCTION standards_citing(text[]) TO liandong_hub`);
  }

  private checks(): void {
    this.addSql(`
      CREATE TABLE list_check (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        record_id uuid NOT NULL REFERENCES shared_record,
        organization_id int NOT NULL REFERENCES organization,
        opened_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        closed_at timestamptz,
        outcome text CHECK (outcome IN ('CONFIRMED', 'REVISED', 'LAPSED')),
        note text,
        closed_by int REFERENCES person,
        due_soon_told_at timestamptz,
        overdue_told_at timestamptz,
        UNIQUE (record_id, organization_id),
        CHECK ((closed_at IS NULL) = (outcome IS NULL)),
        CHECK ((outcome = 'CONFIRMED') = (closed_by IS NOT NULL))
      )`);
    this.addSql(
      `COMMENT ON TABLE list_check IS 'who is to check its lists because a law was adjusted (S1), and what came of it'`,
    );
    this.addSql(
      `COMMENT ON COLUMN list_check.closed_by IS 'who confirmed; revised and lapsed ones close by themselves'`,
    );
    this.addSql(`CREATE INDEX list_check_open ON list_check (due_at, id) WHERE closed_at IS NULL`);
    this.addSql(`CREATE INDEX list_check_owner ON list_check (organization_id, record_id) WHERE closed_at IS NULL`);
    this.addSql(`CREATE INDEX list_check_opened ON list_check (opened_at DESC, id DESC)`);
    this.addSql(`
      GRANT SELECT, UPDATE (closed_at, outcome, note, closed_by, due_soon_told_at, overdue_told_at) ON list_check
      TO liandong_hub`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON list_check TO ${keeper}`);
    // Whoever sees the adjustment sees who checks what rests on it; only functions open checks.
    const ours = `${seenRecord} AND ${acting} > 0`;
    for (const statement of protect('list_check', { select: seenRecord, update: ours })) this.addSql(statement);
    this.addSql(`CREATE POLICY keeper ON list_check TO ${keeper} USING (true) WITH CHECK (true)`);
  }

  /**
   * Whose items and standards rest on what was adjusted, as they stood when it took effect, and have not been told anew since a moment. What
   * began later was made in knowledge of it. Of standards those that all may see: who has others is nobody's business.
   */
  private owners(): void {
    this.addSql(
      `GRANT SELECT (record_id, instrument_title, articles, adopted_on, effective_on) ON legal_adjustment TO ${keeper}`,
    );
    this.addSql(`GRANT SELECT (record_id, legal_basis, effective_on) ON discretion_standard TO ${keeper}`);
    this.addSql(`GRANT SELECT (dated_table, subject, recorded_at) ON dated_change TO ${keeper}`);
    for (const table of ['legal_adjustment', 'discretion_standard']) {
      this.addSql(`CREATE POLICY keeper ON ${table} FOR SELECT TO ${keeper} USING (true)`);
    }
    this.addSql(`
      CREATE FUNCTION list_check_owners(record uuid, unrevised_since timestamptz, today date) RETURNS SETOF int
      LANGUAGE sql STABLE AS $$
        WITH law AS MATERIALIZED (
          SELECT citations_of(d.instrument_title, d.articles) AS cited, coalesce(d.effective_on, d.adopted_on) AS since, r.audience
          FROM legal_adjustment d JOIN shared_record r ON r.id = d.record_id
          WHERE d.record_id = record AND r.status = 'SHARED'
        ), owner (id) AS (
          SELECT i.department_id FROM law l
            JOIN enforcement_item_version v ON citations(v.legal_basis) && l.cited
            JOIN enforcement_item i ON i.id = v.item_id
          WHERE v.valid_from <= l.since AND (v.valid_to IS NULL OR v.valid_to > today)
            AND NOT EXISTS (SELECT FROM dated_change c WHERE c.dated_table = 'enforcement_item_version'
              AND c.subject = i.id::text AND c.recorded_at > unrevised_since)
          UNION
          SELECT s.publisher_id FROM law l
            JOIN discretion_standard d ON citations(d.legal_basis) && l.cited
            JOIN shared_record s ON s.id = d.record_id
          WHERE s.status = 'SHARED' AND s.audience IS NULL AND d.effective_on <= l.since
            AND NOT EXISTS (SELECT FROM record_revision e WHERE e.record_id = s.id AND e.changed_at > unrevised_since)
        )
        SELECT o.id FROM owner o, law l WHERE l.audience IS NULL OR o.id = ANY (l.audience)
      $$`);
    this.own('list_check_owners(uuid, timestamptz, date)');
  }

  /** Checks open as an adjustment is shared, and close as their owners tell their lists anew. */
  private opening(): void {
    this.addSql(`
      CREATE FUNCTION list_check_due(from_day date) RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT (from_day + coalesce((SELECT p.value FROM policy p
          WHERE p.name = 'list-check-days' AND p.valid_from <= from_day ORDER BY p.valid_from DESC LIMIT 1), 15) + 1)::timestamp
          AT TIME ZONE 'Asia/Shanghai'
      $$`);
    this.addSql(`
      CREATE FUNCTION follow_laws() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        today date := (NEW.at AT TIME ZONE 'Asia/Shanghai')::date;
      BEGIN
        UPDATE list_check c SET closed_at = NEW.at, outcome = 'LAPSED'
        WHERE c.record_id = NEW.subject_id AND c.closed_at IS NULL
          AND c.organization_id NOT IN (SELECT list_check_owners(NEW.subject_id, c.opened_at, today));
        INSERT INTO list_check (record_id, organization_id, opened_at, due_at)
        SELECT NEW.subject_id, o, NEW.at, list_check_due(today) FROM list_check_owners(NEW.subject_id, NEW.at, today) AS o
        ORDER BY o
        ON CONFLICT (record_id, organization_id) DO UPDATE SET closed_at = NULL, outcome = NULL
          WHERE list_check.outcome = 'LAPSED';
        RETURN NULL;
      END $$`);
    this.own('follow_laws()');
    this.addSql(`
      CREATE TRIGGER follow_laws AFTER INSERT ON change_event FOR EACH ROW
      WHEN (NEW.subject_type = 'SharedRecord' AND NEW.category = 'LEGAL_ADJUSTMENT'
        AND NEW.kind IN ('PUBLISHED', 'REVISED', 'VISIBILITY_CHANGED', 'WITHDRAWN'))
      EXECUTE FUNCTION follow_laws()`);
    this.addSql(`
      CREATE FUNCTION settle_list_checks(owner int, at timestamptz) RETURNS void LANGUAGE sql AS $$
        UPDATE list_check c SET closed_at = at, outcome = 'REVISED'
        WHERE c.organization_id = owner AND c.closed_at IS NULL
          AND owner NOT IN (SELECT list_check_owners(c.record_id, c.opened_at, (at AT TIME ZONE 'Asia/Shanghai')::date))
      $$`);
    this.own('settle_list_checks(int, timestamptz)');
    this.addSql(`GRANT EXECUTE ON FUNCTION settle_list_checks(int, timestamptz) TO liandong_hub`);
    this.addSql(`
      CREATE FUNCTION follow_standards() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM settle_list_checks(NEW.publisher_id, NEW.at);
        RETURN NULL;
      END $$`);
    this.own('follow_standards()');
    this.addSql(`
      CREATE TRIGGER follow_standards AFTER INSERT ON change_event FOR EACH ROW
      WHEN (NEW.subject_type = 'SharedRecord' AND NEW.category = 'DISCRETION_STANDARD'
        AND NEW.kind IN ('REVISED', 'WITHDRAWN'))
      EXECUTE FUNCTION follow_standards()`);
  }

  /** Checks that are due, or will be soon, and of which that was not told: whose, and of which record. */
  private telling(): void {
    this.addSql(`
      CREATE FUNCTION list_checks_to_tell(now timestamptz, soon timestamptz, most int)
      RETURNS TABLE (id uuid, record_id uuid, publisher_id int, organization_id int) LANGUAGE sql STABLE AS $$
        SELECT c.id, c.record_id, r.publisher_id, c.organization_id FROM list_check c JOIN shared_record r ON r.id = c.record_id
        WHERE c.closed_at IS NULL AND c.due_at <= soon AND c.overdue_told_at IS NULL
          AND (c.due_at <= now OR c.due_soon_told_at IS NULL) AND r.status = 'SHARED'
        ORDER BY c.due_at LIMIT most
      $$`);
    const signature = 'list_checks_to_tell(timestamptz, timestamptz, int)';
    this.own(signature);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
  }

  private own(signature: string): void {
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${keeper}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${keeper}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${keeper}`);
  }
}
