import { Migration } from '@mikro-orm/migrations';
import { acting, protect } from './row-policy.js';

const keeper = 'liandong_keeper';

/**
 * Supervision (J8, Order 825): whoever supervises finds what is overdue in the whole county, and urges. What is told of a matter is how it is
 * handled, nothing of what is in it.
 */
export class Migration0102Supervision extends Migration {
  override up(): void {
    this.urges();
    this.countyDeadlines();
  }

  private urges(): void {
    this.addSql(`
      CREATE TABLE urge (
        id uuid PRIMARY KEY,
        deadline_key text NOT NULL CHECK (length(deadline_key) BETWEEN 5 AND 60),
        proceeding_id uuid REFERENCES proceeding,
        record_id uuid REFERENCES shared_record,
        procedure text,
        number text,
        clock text NOT NULL,
        label text NOT NULL,
        rule text NOT NULL,
        due_at timestamptz NOT NULL,
        responsible_id int NOT NULL REFERENCES organization,
        urged_by int NOT NULL REFERENCES organization,
        urging_person_id int NOT NULL REFERENCES person,
        urged_at timestamptz NOT NULL,
        answer_by timestamptz NOT NULL CHECK (answer_by > urged_at),
        note text CHECK (length(note) BETWEEN 1 AND 500),
        audience int[] NOT NULL CHECK (urged_by = ANY (audience) AND responsible_id = ANY (audience)),
        answered_at timestamptz,
        answered_by int REFERENCES organization,
        answering_person_id int REFERENCES person,
        answer text CHECK (length(answer) BETWEEN 1 AND 500),
        expected_by date,
        CHECK (num_nulls(answered_at, answered_by, answering_person_id, answer) IN (0, 4)),
        CHECK (expected_by IS NULL OR answered_at IS NOT NULL)
      )`);
    this.addSql(`COMMENT ON COLUMN urge.deadline_key IS 'the deadline as its source names it: clk_, tsk_, rec_, …'`);
    this.addSql(`COMMENT ON COLUMN urge.answer_by IS 'the first instant at which an answer is late'`);
    this.addSql(
      `COMMENT ON COLUMN urge.audience IS 'who is urged and who supervises; parties see it by their proceeding'`,
    );
    this.addSql(`COMMENT ON COLUMN urge.expected_by IS 'by when whoever is urged says that it will be done'`);
    this.addSql(`CREATE UNIQUE INDEX urge_unanswered ON urge (deadline_key) WHERE answered_at IS NULL`);
    this.addSql(`CREATE INDEX urge_deadline ON urge (deadline_key, urged_at)`);
    this.addSql(`CREATE INDEX urge_page ON urge (urged_at DESC, id DESC)`);
    this.addSql(`CREATE INDEX urge_proceeding ON urge (proceeding_id, urged_at) WHERE proceeding_id IS NOT NULL`);
    this.addSql(`CREATE INDEX urge_record ON urge (record_id) WHERE record_id IS NOT NULL`);
    this.addSql(`CREATE INDEX urge_responsible_page ON urge (responsible_id, urged_at DESC, id DESC)`);
    this.addSql(`CREATE INDEX urge_open ON urge (answer_by, id) WHERE answered_at IS NULL`);
    this.addSql(`CREATE INDEX urge_awaited ON urge (responsible_id, answer_by, id) WHERE answered_at IS NULL`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON urge TO liandong_hub`);
    for (const statement of protect('urge', {
      select: `${acting} = ANY (audience)
        OR proceeding_id IS NOT NULL AND EXISTS (SELECT FROM proceeding p WHERE p.id = proceeding_id OFFSET 0)`,
      insert: `${acting} = urged_by`,
      update: `${acting} = urged_by OR ${acting} = ANY (audience)`,
    })) {
      this.addSql(statement);
    }
  }

  /** What is open in the whole county and due by a moment: facts of handling alone. Only supervisors are given any of it. */
  private countyDeadlines(): void {
    this.addSql(`GRANT SELECT (number, audience, revision, heirs, closed_at, state) ON proceeding TO ${keeper}`);
    this.addSql(`GRANT SELECT ON proceeding_task TO ${keeper}`);
    this.addSql(`CREATE POLICY keeper ON proceeding_task FOR SELECT TO ${keeper} USING (true)`);
    this.addSql(
      `GRANT SELECT (status, due_at, formed_on, audience, revision, category, timeliness) ON shared_record TO ${keeper}`,
    );
    this.addSql(`
      CREATE FUNCTION county_deadlines(until timestamptz, moment timestamptz)
      RETURNS TABLE (key text, subject_kind text, subject_id uuid, procedure text, category text, number text, clock text, label text,
        rule text, responsible_id int, due_at timestamptz, holder_id int, audience int[], revision int, standing text, timeliness text)
      LANGUAGE sql STABLE AS $$
        SELECT 'clk_' || replace(d.id::text, '-', ''), 'PROCEEDING', p.id, p.procedure, NULL, p.number, d.clock, NULL, d.rule,
          coalesce((p.heirs ->> d.responsible_id::text)::int, d.responsible_id), d.due_at, p.opened_by, p.audience, p.revision,
          p.state, NULL
        FROM proceeding_deadline d JOIN proceeding p ON p.id = d.proceeding_id
        WHERE d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL AND d.due_at <= until
        UNION ALL
        SELECT 'tsk_' || replace(t.id::text, '-', ''), 'PROCEEDING', p.id, p.procedure, NULL, p.number, 'task', '任务', t.rule,
          coalesce((p.heirs ->> t.organization_id::text)::int, t.organization_id), t.due_at, p.opened_by, p.audience, p.revision,
          p.state, NULL
        FROM proceeding_task t JOIN proceeding p ON p.id = t.proceeding_id
        WHERE t.reported_at IS NULL AND t.cancelled_at IS NULL AND p.closed_at IS NULL AND t.due_at <= until
        UNION ALL
        SELECT 'rec_' || replace(r.id::text, '-', ''), 'RECORD', r.id, NULL, r.category, NULL, 'sharing', '共享',
          CASE WHEN r.due_at > (r.formed_on + 1)::timestamptz THEN 'S11' ELSE 'S10' END, r.publisher_id, r.due_at, r.publisher_id,
          r.audience, r.revision, r.status, r.timeliness
        FROM shared_record r WHERE r.status = 'PENDING' AND r.due_at <= until
        UNION ALL
        SELECT 'fbk_' || replace(f.record_id::text, '-', ''), 'RECORD', r.id, NULL, r.category, NULL, 'feedback', '执行情况反馈', 'S3',
          r.publisher_id, f.due_at, r.publisher_id, r.audience, r.revision, r.status, r.timeliness
        FROM execution_feedback f JOIN shared_record r ON r.id = f.record_id
        WHERE f.met_at IS NULL AND f.due_at <= until AND feedback_is_wanted(f.record_id, moment)
        UNION ALL
        SELECT 'lck_' || replace(c.id::text, '-', ''), 'RECORD', r.id, NULL, r.category, NULL, 'listCheck', '清单核查', 'S1',
          c.organization_id, c.due_at, r.publisher_id, r.audience, r.revision, r.status, r.timeliness
        FROM list_check c JOIN shared_record r ON r.id = c.record_id
        WHERE c.closed_at IS NULL AND r.status = 'SHARED' AND c.due_at <= until
      $$`);
    const signature = 'county_deadlines(timestamptz, timestamptz)';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${keeper}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${keeper}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${keeper}`);
  }
}
