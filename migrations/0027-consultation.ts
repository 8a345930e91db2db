import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(四)1, 2: consultations, joint operations and the tasks within proceedings; who is liaison officer is found by an index. */
export class Migration0027Consultation extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE consultation (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        convener_id int NOT NULL REFERENCES organization,
        participant_ids int[] NOT NULL CHECK (cardinality(participant_ids) > 0),
        kind text NOT NULL CHECK (kind IN ('REGULAR', 'AT_ONCE', 'SPECIAL')),
        topic_kind text NOT NULL CHECK (topic_kind IN ('COMMON_PROBLEM', 'HOT_ISSUE', 'FOCAL_ISSUE', 'DIFFICULT_PROBLEM',
          'MANAGEMENT', 'APPLICATION_OF_LAW', 'JOINT_ACTION', 'MAJOR_LEAD')),
        topic text NOT NULL,
        place text,
        planned_at timestamptz NOT NULL,
        held_at timestamptz,
        attended_ids int[] CHECK (attended_ids <@ participant_ids),
        conclusions text,
        cancel_reason text,
        CHECK ((held_at IS NULL) = (attended_ids IS NULL)),
        CHECK ((held_at IS NULL) = (conclusions IS NULL))
      )`);
    this.addSql(`COMMENT ON COLUMN consultation.attended_ids IS 'who of the participants came: U2 counts from there'`);
    this.addSql(`CREATE INDEX consultation_convener ON consultation (convener_id)`);

    this.addSql(`
      CREATE TABLE joint_operation (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        lead_id int NOT NULL REFERENCES organization,
        participant_ids int[] NOT NULL CHECK (cardinality(participant_ids) > 0),
        objective text NOT NULL,
        place text,
        planned_at timestamptz NOT NULL,
        started_at timestamptz,
        conclusion text,
        cancel_reason text
      )`);
    this.addSql(`CREATE INDEX joint_operation_lead ON joint_operation (lead_id)`);

    this.addSql(`
      CREATE TABLE proceeding_task (
        id uuid PRIMARY KEY,
        proceeding_id uuid NOT NULL REFERENCES proceeding,
        organization_id int NOT NULL REFERENCES organization,
        rule text NOT NULL,
        description text NOT NULL,
        due_at timestamptz NOT NULL,
        result text,
        reported_at timestamptz,
        confirmed_at timestamptz,
        urged_at timestamptz,
        urgings int NOT NULL CHECK (urgings >= 0),
        CHECK ((result IS NULL) = (reported_at IS NULL)),
        CHECK (confirmed_at IS NULL OR reported_at IS NOT NULL),
        CHECK ((urged_at IS NULL) = (urgings = 0))
      )`);
    this.addSql(`COMMENT ON COLUMN proceeding_task.rule IS 'the rule by which it was set: U4, U8'`);
    this.addSql(`CREATE INDEX proceeding_task_proceeding ON proceeding_task (proceeding_id, id)`);
    this.addSql(`CREATE INDEX proceeding_task_open ON proceeding_task (due_at, id) WHERE reported_at IS NULL`);

    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const table of ['consultation', 'joint_operation', 'proceeding_task']) {
      this.addSql(`GRANT SELECT, INSERT, UPDATE ON ${table} TO liandong_hub`);
      for (const statement of protect(table, policies)) this.addSql(statement);
    }
    this.consultationRhythm();
    this.addSql(`CREATE INDEX person_liaison ON person (organization_id, id)
      WHERE 'LIAISON' = ANY (roles) AND deactivated_at IS NULL`);
  }

  /**
   * U2 asks when each organization last took part in a consultation, whoever called it. The days alone are told, to whom they
   * concern: the hub asks for one organization, or for the county government for all.
   */
  private consultationRhythm(): void {
    const role = 'liandong_keeper';
    this.addSql(`GRANT SELECT (id, kind) ON organization TO ${role}`);
    this.addSql(`GRANT SELECT (procedure, opened_at) ON proceeding TO ${role}`);
    this.addSql(`GRANT SELECT (convener_id, kind, held_at, attended_ids) ON consultation TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON consultation FOR SELECT TO ${role} USING (true)`);
    this.addSql(`
      CREATE FUNCTION consultation_rhythm()
      RETURNS TABLE (organization_id int, last_held_at timestamptz, in_use_since timestamptz) LANGUAGE sql STABLE AS $$
        SELECT o.id, held.last_at, in_use.since
        FROM (SELECT min(opened_at) AS since FROM proceeding WHERE procedure = 'CONSULTATION') in_use
          JOIN organization o ON o.kind IN ('TOWNSHIP', 'DEPARTMENT') AND in_use.since IS NOT NULL
          LEFT JOIN (
            SELECT came.id, max(c.held_at) AS last_at
            FROM consultation c CROSS JOIN LATERAL unnest(c.convener_id || c.attended_ids) AS came (id)
            WHERE c.held_at IS NOT NULL AND c.kind <> 'SPECIAL' GROUP BY came.id
          ) held ON held.id = o.id
      $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION consultation_rhythm() SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION consultation_rhythm() FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION consultation_rhythm() TO liandong_hub`);
    this.addSql(`ALTER FUNCTION consultation_rhythm() OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
