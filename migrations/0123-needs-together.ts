import { Migration } from '@mikro-orm/migrations';

const keeper = 'liandong_keeper';

/**
 * What the changes of one statement speak of is matched with the needs (migration 0076) in one statement too: records that are written
 * together are matched together, and what a publisher acts for is looked up once for all of them.
 */
export class Migration0123NeedsTogether extends Migration {
  override up(): void {
    this.addSql(`DROP TRIGGER match_needs ON change_event`);
    this.addSql(`DROP FUNCTION match_needs()`);
    this.matching();
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${keeper}`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION match_needs() FROM PUBLIC`);
    this.addSql(`ALTER FUNCTION match_needs() OWNER TO ${keeper}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${keeper}`);
    this.addSql(`
      CREATE TRIGGER match_needs AFTER INSERT ON change_event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
      EXECUTE FUNCTION match_needs()`);
  }

  /**
   * A record of which several changes of the statement speak is matched once, as it is after all of them, since the first. What meets a
   * need and what does so no longer are different rows, so that one statement may write both.
   */
  private matching(): void {
    this.addSql(`
      CREATE FUNCTION match_needs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM changed c WHERE c.subject_type = 'SharedRecord') THEN RETURN NULL; END IF;
        WITH told AS MATERIALIZED (
          SELECT DISTINCT ON (c.subject_id) c.id AS change_id, c.kind, c.at, (c.at AT TIME ZONE 'Asia/Shanghai')::date AS today,
            s.id, s.publisher_id, s.category, s.audience, s.item_codes, s.formed_on
          FROM changed c JOIN shared_record s ON s.id = c.subject_id
          WHERE c.subject_type = 'SharedRecord' AND c.kind IN ('PUBLISHED', 'REVISED', 'VISIBILITY_CHANGED') AND s.status = 'SHARED'
          ORDER BY c.subject_id, c.id
        ),
        acting AS MATERIALIZED (
          SELECT d.publisher_id, d.today, whom_it_acts_for(d.publisher_id, d.today) AS publishers
          FROM (SELECT DISTINCT t.publisher_id, t.today FROM told t) d
        ),
        met AS MATERIALIZED (
          SELECT t.id AS record_id, t.change_id, t.at, t.today, t.category, t.publisher_id, n.id AS need_id, n.holder_id, n.with_execution
          FROM told t JOIN acting a ON a.publisher_id = t.publisher_id AND a.today = t.today
            CROSS JOIN LATERAL (
              SELECT k.need_id, k.township_ids FROM need_subject k
              WHERE k.category = t.category AND k.item = ANY (ARRAY['*'] || t.item_codes)
              UNION
              SELECT k.need_id, k.township_ids FROM enforcement_item i
                CROSS JOIN LATERAL (
                  SELECT i.department_id AS id FROM enforcement_item_version v WHERE v.item_id = i.id
                    AND v.valid_from <= t.formed_on AND (v.valid_to IS NULL OR v.valid_to > t.formed_on)
                  UNION ALL
                  SELECT g.township_id FROM delegation g WHERE g.item_id = i.id
                    AND g.delegated_from <= t.formed_on AND (g.revoked_on IS NULL OR g.revoked_on > t.formed_on)
                ) l
                JOIN need_subject k ON k.category = t.category AND k.item = '@' || l.id
              WHERE i.code = ANY (t.item_codes)
            ) k
            -- Each by its key, however many needs there are: a hash of all of them would be made for every statement.
            CROSS JOIN LATERAL (SELECT * FROM need w WHERE w.id = k.need_id OFFSET 0) n
          WHERE (k.township_ids = '{}' OR k.township_ids && a.publishers)
            AND n.valid_from <= t.today AND (n.valid_to IS NULL OR n.valid_to > t.today)
            AND n.holder_id <> t.publisher_id
            AND (t.audience IS NULL OR n.holder_id = ANY (t.audience))
        ),
        met_no_longer AS (
          -- What met a need before it ended has done so, as long as whoever had it may see the record.
          UPDATE record_need m SET until = t.change_id FROM told t, need n
          WHERE t.kind <> 'PUBLISHED' AND m.record_id = t.id AND m.until IS NULL AND n.id = m.need_id
            AND NOT EXISTS (SELECT FROM met e WHERE e.record_id = m.record_id AND e.need_id = m.need_id)
            AND (n.valid_to IS NULL OR n.valid_to > t.today OR (t.audience IS NOT NULL AND n.holder_id <> ALL (t.audience)))
        ),
        feedback AS (
          INSERT INTO execution_feedback (record_id, ordinal, began_at, due_at)
          SELECT e.record_id, 1, e.at, execution_feedback_due(e.today)
          FROM (SELECT DISTINCT record_id, at, today FROM met WHERE with_execution AND category = 'PENALTY_DECISION') e
            JOIN penalty_decision d ON d.record_id = e.record_id AND d.execution_status <> 'EXECUTED'
          ON CONFLICT DO NOTHING
        )
        INSERT INTO record_need (record_id, need_id, organization_id, publisher_id, since, matched_at)
        SELECT e.record_id, e.need_id, e.holder_id, e.publisher_id, e.change_id, e.at FROM met e
        ON CONFLICT (record_id, need_id) DO UPDATE SET until = NULL WHERE record_need.until IS NOT NULL;
        RETURN NULL;
      END $$`);
  }
}
