import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seen, seenProceeding } from './row-policy.js';

/**
 * What all procedures of Mech 三 have in common: where a proceeding stands, the steps that were taken, the material that came with
 * them and the clocks that run. Each procedure has a typed table of its own beside these. A step is one statement that moves the
 * proceeding from the revision it was decided on; of two people who act at once the second finds that revision gone.
 */
export class Migration0022Proceedings extends Migration {
  override up(): void {
    // Numbers come from a sequence, gaps and all: a counter would make everybody who opens anything wait in line.
    this.addSql(`CREATE SEQUENCE proceeding_number`);
    this.addSql(`
      CREATE TABLE proceeding (
        id uuid PRIMARY KEY,
        procedure text NOT NULL,
        number text NOT NULL UNIQUE,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        state text NOT NULL,
        revision int NOT NULL CHECK (revision > 0),
        audience int[] NOT NULL CHECK (opened_by = ANY (audience)),
        guest_ids int[] NOT NULL,
        opened_by int NOT NULL REFERENCES organization,
        opened_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        closed_at timestamptz,
        about_id uuid REFERENCES proceeding,
        suspicion text CHECK (suspicion IN ('SUSPECTED', 'REFERRED', 'CLEARED'))
      )`);
    this.addSql(`COMMENT ON COLUMN proceeding.audience IS 'the parties and the guests: nobody else sees a proceeding'`);
    this.addSql(`COMMENT ON COLUMN proceeding.guest_ids IS 'organizations let in beside the parties'`);
    this.addSql(`COMMENT ON COLUMN proceeding.about_id IS 'the proceeding that this one is about or came from'`);
    this.addSql(`COMMENT ON COLUMN proceeding.suspicion IS 'suspected crime (X3): while SUSPECTED it is not closed'`);
    this.addSql(`CREATE INDEX proceeding_page ON proceeding (opened_at DESC, id DESC)`);
    this.addSql(`CREATE INDEX proceeding_procedure_page ON proceeding (procedure, opened_at DESC, id DESC)`);
    this.addSql(
      `CREATE INDEX proceeding_open_page ON proceeding (procedure, opened_at DESC, id DESC) WHERE closed_at IS NULL`,
    );
    this.addSql(`CREATE INDEX proceeding_about ON proceeding (about_id, id) WHERE about_id IS NOT NULL`);

    this.addSql(`
      CREATE TABLE proceeding_step (
        proceeding_id uuid NOT NULL REFERENCES proceeding,
        revision int NOT NULL,
        step text NOT NULL,
        state text NOT NULL,
        organization_id int NOT NULL REFERENCES organization,
        person_id int NOT NULL REFERENCES person,
        taken_at timestamptz NOT NULL,
        note text,
        PRIMARY KEY (proceeding_id, revision)
      )`);
    this.addSql(`COMMENT ON COLUMN proceeding_step.state IS 'where the step led'`);
    this.addSql(`CREATE INDEX proceeding_step_taken_at ON proceeding_step (taken_at, proceeding_id, revision)`);

    this.addSql(`
      CREATE TABLE proceeding_material (
        proceeding_id uuid NOT NULL REFERENCES proceeding,
        revision int NOT NULL,
        ordinal int NOT NULL,
        kind text NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
        content_id text,
        PRIMARY KEY (proceeding_id, revision, ordinal)
      )`);
    this.addSql(`COMMENT ON COLUMN proceeding_material.content_id IS 'the attachment; null: handed over on paper'`);

    this.addSql(`
      CREATE TABLE proceeding_deadline (
        id uuid PRIMARY KEY,
        proceeding_id uuid NOT NULL REFERENCES proceeding,
        clock text NOT NULL,
        rule text NOT NULL,
        responsible_id int NOT NULL REFERENCES organization,
        starts_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        basis text NOT NULL CHECK (basis IN ('ANNOUNCED', 'PROVISIONAL')),
        met_at timestamptz,
        ended_at timestamptz,
        paused_at timestamptz,
        due_soon_told_at timestamptz,
        overdue_told_at timestamptz,
        CHECK (met_at IS NULL OR ended_at IS NULL)
      )`);
    this.addSql(`COMMENT ON COLUMN proceeding_deadline.ended_at IS 'when nobody had to meet it any longer'`);
    this.addSql(`CREATE INDEX proceeding_deadline_proceeding ON proceeding_deadline (proceeding_id, due_at, id)`);
    this.addSql(`CREATE INDEX proceeding_deadline_open ON proceeding_deadline (due_at, id)
      WHERE met_at IS NULL AND ended_at IS NULL AND paused_at IS NULL`);
    this.addSql(`CREATE INDEX proceeding_deadline_untold ON proceeding_deadline (due_at)
      WHERE met_at IS NULL AND ended_at IS NULL AND paused_at IS NULL AND overdue_told_at IS NULL`);

    this.addSql(`COMMENT ON COLUMN idempotency_key.record_id IS 'the record or proceeding that was made or changed'`);
    this.protectTables();
    this.clockFunctions();
  }

  private protectTables(): void {
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON proceeding, proceeding_deadline TO liandong_hub`);
    this.addSql(`GRANT SELECT, INSERT ON proceeding_step, proceeding_material TO liandong_hub`);
    this.addSql(`GRANT USAGE ON SEQUENCE proceeding_number TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0` };
    for (const statement of [
      ...protect('proceeding', {
        select: seen,
        insert: `${acting} = ANY (audience)`,
        update: `${acting} = ANY (audience)`,
      }),
      ...protect('proceeding_step', policies),
      ...protect('proceeding_material', policies),
      ...protect('proceeding_deadline', { ...policies, update: seenProceeding }),
    ]) {
      this.addSql(statement);
    }
    // Who did what is for auditors, whoever's proceeding it is; migration 0013 did the same for records.
    this.addSql(`GRANT SELECT ON proceeding_step TO liandong_auditor`);
    this.addSql(`GRANT SELECT (id, procedure) ON proceeding TO liandong_auditor`);
    for (const table of ['proceeding', 'proceeding_step']) {
      this.addSql(`CREATE POLICY auditor ON ${table} FOR SELECT TO liandong_auditor USING (true)`);
    }
  }

  /** The hub's clock must find what is due in every proceeding; it then acts for whoever opened it. */
  private clockFunctions(): void {
    const role = 'liandong_keeper';
    this.addSql(`GRANT SELECT (id, opened_by) ON proceeding TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON proceeding FOR SELECT TO ${role} USING (true)`);
    this.addSql(`GRANT SELECT ON proceeding_deadline TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON proceeding_deadline FOR SELECT TO ${role} USING (true)`);
    this.addSql(`
      CREATE FUNCTION deadlines_to_tell(moment timestamptz, soon timestamptz, most int)
      RETURNS TABLE (deadline_id uuid, proceeding_id uuid, opened_by int) LANGUAGE sql STABLE AS $$
        SELECT d.id, d.proceeding_id, p.opened_by FROM proceeding_deadline d JOIN proceeding p ON p.id = d.proceeding_id
        WHERE d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL AND d.overdue_told_at IS NULL
          AND d.due_at <= soon AND (d.due_at <= moment OR d.due_soon_told_at IS NULL)
        ORDER BY d.due_at LIMIT most
      $$`);
    const signature = 'deadlines_to_tell(timestamptz, timestamptz, int)';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
