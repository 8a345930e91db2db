import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenRecord } from './row-policy.js';

const keeper = 'liandong_keeper';

/**
 * What organizations need to be told of (S3), and what has met their needs. The database matches, in the transaction that shares or
 * revises a record: so no way of writing one can forget it (see docs/adr/0014-needs.md).
 */
export class Migration0076Needs extends Migration {
  override up(): void {
    this.needs();
    this.matches();
    this.actsFor();
    this.matching();
    this.changes();
    this.acknowledging();
    this.handingOver();
    this.telling();
  }

  private needs(): void {
    this.addSql(`
      CREATE TABLE need (
        id uuid PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        holder_id int NOT NULL REFERENCES organization,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        categories text[] NOT NULL CHECK (cardinality(categories) > 0),
        items text NOT NULL CHECK (items IN ('ALL', 'OWN_LIST', 'NAMED')),
        item_codes text[] NOT NULL,
        township_ids int[] NOT NULL,
        with_execution boolean NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        basis text NOT NULL CHECK (basis <> ''),
        end_reason text,
        declared_at timestamptz NOT NULL,
        declared_by int NOT NULL REFERENCES person,
        revision int NOT NULL,
        CHECK ((items = 'NAMED') = (cardinality(item_codes) > 0)),
        CHECK (end_reason IS NULL OR valid_to IS NOT NULL)
      )`);
    this.addSql(`COMMENT ON COLUMN need.holder_id IS 'who has it now: the organization, or whoever succeeds it'`);
    this.addSql(`COMMENT ON COLUMN need.township_ids IS 'of which townships; empty: of everybody'`);
    this.addSql(`CREATE INDEX need_holder ON need (holder_id)`);
    this.addSql(`CREATE INDEX need_organization ON need (organization_id)`);
    this.addSql(`CREATE INDEX need_page ON need (declared_at DESC, id DESC)`);
    // A need is told to all: publishers are to know what is wanted of them.
    this.addSql(`GRANT SELECT, INSERT, UPDATE (holder_id, valid_to, end_reason, revision) ON need TO liandong_hub`);
    this.addSql(`GRANT SELECT ON need TO ${keeper}, liandong_statistician`);
    this.addSql(`
      CREATE TABLE need_subject (
        category text NOT NULL,
        item text NOT NULL,
        need_id uuid NOT NULL REFERENCES need,
        township_ids int[] NOT NULL,
        PRIMARY KEY (category, item, need_id) INCLUDE (township_ids)
      )`);
    this.addSql(`
      COMMENT ON COLUMN need_subject.item IS 'code of an item; * of any and of none; @ and a key: of the list of that organization'`);
    this.addSql(
      `COMMENT ON COLUMN need_subject.township_ids IS 'as the need has them, so that of others than these none is looked up'`,
    );
    this.addSql(`CREATE INDEX need_subject_need ON need_subject (need_id)`);
    this.addSql(`GRANT SELECT, INSERT, DELETE ON need_subject TO liandong_hub`);
    this.addSql(`GRANT SELECT ON need_subject TO ${keeper}`);
  }

  /**
   * A row for each need that a record meets, written with every publication. It has no foreign keys, whose four checks a row would cost more
   * than the matching: only the function below writes rows, of a record and needs that it has just read and that nobody ever deletes.
   */
  private matches(): void {
    this.addSql(`
      CREATE TABLE record_need (
        record_id uuid NOT NULL,
        need_id uuid NOT NULL,
        organization_id int NOT NULL,
        publisher_id int NOT NULL,
        since bigint NOT NULL,
        until bigint,
        matched_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        PRIMARY KEY (record_id, need_id)
      )`);
    this.addSql(
      `COMMENT ON COLUMN record_need.since IS 'change_event.id of the change by which the record came to meet the need'`,
    );
    this.addSql(`COMMENT ON COLUMN record_need.until IS 'of the one since which it does so no longer; null: it does'`);
    this.addSql(`COMMENT ON COLUMN record_need.organization_id IS 'who has the need'`);
    this.addSql(`CREATE INDEX record_need_organization ON record_need (organization_id, record_id)`);
    this.addSql(`CREATE INDEX record_need_matched_at ON record_need USING brin (matched_at)`);
    this.addSql(
      `CREATE INDEX record_need_unacknowledged ON record_need (organization_id, since) WHERE acknowledged_at IS NULL`,
    );
    this.addSql(`
      CREATE TABLE execution_feedback (
        record_id uuid NOT NULL REFERENCES shared_record,
        ordinal int NOT NULL,
        began_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        met_at timestamptz,
        due_soon_told_at timestamptz,
        overdue_told_at timestamptz,
        PRIMARY KEY (record_id, ordinal)
      )`);
    this.addSql(
      `COMMENT ON TABLE execution_feedback IS 'by when the publisher of a decision tells how it is executed (S3): a row for each time'`,
    );
    this.addSql(`CREATE INDEX execution_feedback_due ON execution_feedback (due_at, record_id) WHERE met_at IS NULL`);
    for (const table of ['record_need', 'execution_feedback']) {
      this.addSql(`GRANT SELECT, INSERT, UPDATE ON ${table} TO ${keeper}`);
      this.addSql(`GRANT SELECT ON ${table} TO liandong_statistician`);
    }
    // The county counts what met needs in all records, and reads no text of any.
    this.addSql(`GRANT SELECT (id, category, status, timeliness) ON shared_record TO liandong_statistician`);
    this.addSql(`CREATE POLICY statistician ON shared_record FOR SELECT TO liandong_statistician USING (true)`);
    this.addSql(`GRANT SELECT ON record_need TO liandong_hub`);
    this.addSql(
      `GRANT SELECT, INSERT, UPDATE (met_at, due_soon_told_at, overdue_told_at) ON execution_feedback TO liandong_hub`,
    );
  }

  /** An organization and those that have ended and whose successor it is, of the whole or of a portion, directly or by others. */
  private actsFor(): void {
    this.addSql(`
      CREATE FUNCTION whom_it_acts_for(actor int, on_day date) RETURNS int[] LANGUAGE sql STABLE AS $$
        WITH RECURSIVE predecessor (id) AS (
          SELECT actor
          UNION
          SELECT o.id FROM predecessor p JOIN organization o ON o.valid_to <= on_day AND (o.successor_id = p.id OR EXISTS (
            SELECT FROM organization_portion s WHERE s.organization_id = o.id AND s.successor_id = p.id
              AND s.revision = (SELECT max(e.revision) FROM organization_end e WHERE e.organization_id = o.id))))
        SELECT array_agg(id) FROM predecessor
      $$`);
    this.addSql(`GRANT SELECT ON organization, organization_end, organization_portion TO ${keeper}`);
    // What met a need is for whoever has it; of a record that one sees also for who published or keeps it, and the county government.
    const county = `EXISTS (SELECT FROM organization o WHERE o.id = ${acting} AND o.kind = 'COUNTY_GOVERNMENT')`;
    const ours = `${county} OR publisher_id = ANY ((SELECT whom_it_acts_for(${acting}, current_date))::int[])`;
    const own = `organization_id = ${acting}`;
    const told = { select: `${own} OR (${seenRecord} AND (${ours}))` };
    for (const statement of protect('record_need', told)) this.addSql(statement);
    const met = `EXISTS (SELECT FROM record_need m JOIN need n ON n.id = m.need_id
      WHERE m.record_id = execution_feedback.record_id AND n.with_execution)`;
    const published = `EXISTS (SELECT FROM shared_record r WHERE r.id = record_id AND r.publisher_id = ${acting})`;
    for (const statement of protect('execution_feedback', { select: met, insert: published, update: published }))
      this.addSql(statement);
    for (const table of ['record_need', 'execution_feedback']) {
      this.addSql(`CREATE POLICY keeper ON ${table} TO ${keeper} USING (true) WITH CHECK (true)`);
      this.addSql(`CREATE POLICY statistician ON ${table} FOR SELECT TO liandong_statistician USING (true)`);
    }
  }

  private matching(): void {
    this.addSql(`
      CREATE FUNCTION match_needs() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        r record;
        today date := (NEW.at AT TIME ZONE 'Asia/Shanghai')::date;
        met uuid[];
        holders int[];
        with_execution boolean;
        publishers int[];
      BEGIN
        SELECT s.id, s.publisher_id, s.category, s.audience, s.item_codes, s.formed_on INTO r
        FROM shared_record s WHERE s.id = NEW.subject_id AND s.status = 'SHARED';
        IF NOT FOUND THEN RETURN NULL; END IF;
        publishers := whom_it_acts_for(r.publisher_id, today);
        SELECT array_agg(n.id), array_agg(n.holder_id), bool_or(n.with_execution) INTO met, holders, with_execution FROM (
            SELECT k.need_id, k.township_ids FROM need_subject k
            WHERE k.category = r.category AND k.item = ANY (ARRAY['*'] || r.item_codes)
            UNION
            SELECT k.need_id, k.township_ids FROM enforcement_item i
              CROSS JOIN LATERAL (
                SELECT i.department_id AS id FROM enforcement_item_version v WHERE v.item_id = i.id
                  AND v.valid_from <= r.formed_on AND (v.valid_to IS NULL OR v.valid_to > r.formed_on)
                UNION ALL
                SELECT g.township_id FROM delegation g WHERE g.item_id = i.id
                  AND g.delegated_from <= r.formed_on AND (g.revoked_on IS NULL OR g.revoked_on > r.formed_on)
              ) l
              JOIN need_subject k ON k.category = r.category AND k.item = '@' || l.id
            WHERE i.code = ANY (r.item_codes)
          ) k
          -- Each by its key, however many needs there are: a hash of all of them would be made for every record.
          CROSS JOIN LATERAL (SELECT * FROM need w WHERE w.id = k.need_id OFFSET 0) n
        WHERE (k.township_ids = '{}' OR k.township_ids && publishers)
          AND n.valid_from <= today AND (n.valid_to IS NULL OR n.valid_to > today)
          AND n.holder_id <> r.publisher_id
          AND (r.audience IS NULL OR n.holder_id = ANY (r.audience));
        IF NEW.kind <> 'PUBLISHED' THEN
          -- What met a need before it ended has done so, as long as whoever had it may see the record.
          UPDATE record_need m SET until = NEW.id FROM need n
          WHERE m.record_id = r.id AND m.until IS NULL AND m.need_id <> ALL (coalesce(met, '{}')) AND n.id = m.need_id
            AND (n.valid_to IS NULL OR n.valid_to > today OR (r.audience IS NOT NULL AND n.holder_id <> ALL (r.audience)));
        END IF;
        IF met IS NULL THEN RETURN NULL; END IF;
        INSERT INTO record_need (record_id, need_id, organization_id, publisher_id, since, matched_at)
        SELECT r.id, m.need_id, m.holder_id, r.publisher_id, NEW.id, NEW.at FROM unnest(met, holders) AS m (need_id, holder_id)
        ON CONFLICT (record_id, need_id) DO UPDATE SET until = NULL WHERE record_need.until IS NOT NULL;
        IF with_execution AND r.category = 'PENALTY_DECISION' THEN
          INSERT INTO execution_feedback (record_id, ordinal, began_at, due_at)
          SELECT r.id, 1, NEW.at, execution_feedback_due(today)
          FROM penalty_decision d WHERE d.record_id = r.id AND d.execution_status <> 'EXECUTED'
          ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL;
      END $$`);
    this.addSql(`
      CREATE FUNCTION execution_feedback_due(from_day date) RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT ((from_day + p.value + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') FROM policy p
        WHERE p.name = 'execution-feedback-days' AND p.valid_from <= from_day ORDER BY p.valid_from DESC LIMIT 1
      $$`);
    this.addSql(`GRANT SELECT ON policy, enforcement_item, enforcement_item_version, delegation TO ${keeper}`);
    this.own('match_needs()');
    this.addSql(`
      CREATE TRIGGER match_needs AFTER INSERT ON change_event FOR EACH ROW
      WHEN (NEW.subject_type = 'SharedRecord' AND NEW.kind IN ('PUBLISHED', 'REVISED', 'VISIBILITY_CHANGED'))
      EXECUTE FUNCTION match_needs()`);
  }

  /** Changes tell who needs what they tell of; how a decision is executed, only those who have asked for it. */
  private changes(): void {
    this.addSql(`DROP FUNCTION changes_between(bigint, bigint)`);
    this.addSql(`
      CREATE FUNCTION changes_between(after bigint, up_to bigint) RETURNS TABLE (
        seq bigint, event_id uuid, kind text, subject_type text, subject_id uuid, subject_revision int, category text,
        organization_id int, publisher_id int, audience int[], at timestamptz, needed_by int[]
      ) LANGUAGE sql STABLE ROWS 200 AS $$
        SELECT p.seq, e.event_id, e.kind, e.subject_type, e.subject_id, e.subject_revision, e.category, e.organization_id,
          e.publisher_id, e.audience, e.at,
          CASE WHEN e.subject_type = 'SharedRecord' THEN ARRAY(
            SELECT DISTINCT n.organization_id FROM record_need n
            WHERE n.record_id = e.subject_id AND n.since <= e.id AND (n.until IS NULL OR n.until >= e.id)
              AND (e.kind <> 'EXECUTION_UPDATED' OR (SELECT d.with_execution FROM need d WHERE d.id = n.need_id))
            ORDER BY n.organization_id) ELSE '{}' END
        FROM change_position p CROSS JOIN LATERAL (SELECT * FROM change_event e WHERE e.id = p.id OFFSET 0) e
        WHERE p.seq > after AND p.seq <= up_to ORDER BY p.seq
      $$`);
    this.addSql(`GRANT SELECT ON record_need, need TO liandong_sequencer`);
    this.addSql(`CREATE POLICY sequencer ON record_need FOR SELECT TO liandong_sequencer USING (true)`);
    const signature = 'changes_between(bigint, bigint)';
    this.own(signature, 'liandong_sequencer');
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION changes_between SET plan_cache_mode = force_generic_plan SET enable_seqscan = off`);
  }

  /** Whoever has processed the change by which a record met its need has received it. */
  private acknowledging(): void {
    this.addSql(`
      CREATE FUNCTION acknowledge_needs() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        -- Where to stop looking: ids and numbers differ in their order a little, and what is passed over is found the next time.
        latest bigint := (SELECT max(p.id) FROM change_position p WHERE p.seq > NEW.seq - 1000 AND p.seq <= NEW.seq);
      BEGIN
        UPDATE record_need n SET acknowledged_at = NEW.acknowledged_at
        WHERE n.organization_id = NEW.organization_id AND n.acknowledged_at IS NULL
          AND n.since <= latest
          AND ((SELECT p.seq FROM change_position p WHERE p.id = n.since) <= NEW.seq
            OR n.since < (SELECT min(p.id) FROM change_position p));
        RETURN NULL;
      END $$`);
    this.addSql(`GRANT SELECT ON change_position TO ${keeper}`);
    this.own('acknowledge_needs()');
    this.addSql(`
      CREATE TRIGGER acknowledge_needs AFTER INSERT OR UPDATE OF seq ON change_acknowledgement FOR EACH ROW
      EXECUTE FUNCTION acknowledge_needs()`);
  }

  /** What has met a need goes with it, whoever has had it. */
  private handingOver(): void {
    this.addSql(`
      CREATE FUNCTION give_matches(need uuid, holder int) RETURNS void LANGUAGE sql AS $$
        UPDATE record_need m SET organization_id = n.holder_id FROM need n
        WHERE n.id = give_matches.need AND m.need_id = n.id AND m.organization_id = holder
      $$`);
    this.own('give_matches(uuid, int)');
    this.addSql(`GRANT EXECUTE ON FUNCTION give_matches(uuid, int) TO liandong_hub`);
  }

  /** Feedback that is due, or will be soon, and of which that was not told: whose records, and nothing of what is in them. */
  private telling(): void {
    // Of a record that was withdrawn, a decision that was set aside, or a need that has ended nobody awaits anything more.
    this.addSql(`
      CREATE FUNCTION feedback_is_wanted(record uuid, now timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
          SELECT FROM shared_record r JOIN penalty_decision d ON d.record_id = r.id
            JOIN record_need m ON m.record_id = r.id AND m.until IS NULL JOIN need n ON n.id = m.need_id
          WHERE r.id = record AND r.status = 'SHARED' AND d.standing NOT IN ('SET_ASIDE', 'FOUND_VOID')
            AND n.with_execution AND (n.valid_to IS NULL OR n.valid_to > (now AT TIME ZONE 'Asia/Shanghai')::date))
      $$`);
    this.addSql(`
      CREATE FUNCTION feedback_to_tell(now timestamptz, soon timestamptz, most int)
      RETURNS TABLE (record_id uuid, publisher_id int) LANGUAGE sql STABLE AS $$
        SELECT f.record_id, r.publisher_id FROM execution_feedback f JOIN shared_record r ON r.id = f.record_id
        WHERE f.met_at IS NULL AND f.due_at <= soon AND f.overdue_told_at IS NULL
          AND (f.due_at <= now OR f.due_soon_told_at IS NULL) AND feedback_is_wanted(f.record_id, now)
        ORDER BY f.due_at LIMIT most
      $$`);
    for (const signature of [
      'feedback_is_wanted(uuid, timestamptz)',
      'feedback_to_tell(timestamptz, timestamptz, int)',
    ]) {
      this.own(signature);
      this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub, liandong_statistician`);
    }
  }

  private own(signature: string, role = keeper): void {
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
