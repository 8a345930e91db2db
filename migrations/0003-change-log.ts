import { Migration } from '@mikro-orm/migrations';

/**
 * The change log: events as they are written, positions and batches as the sequencer gives them, epochs of the database's
 * history. docs/adr/0002-change-log.md holds the proof that nothing committed is skipped or numbered twice.
 */
export class Migration0003ChangeLog extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE change_log (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        log_id int NOT NULL DEFAULT 1,
        secret uuid NOT NULL DEFAULT gen_random_uuid(),
        earliest_seq bigint NOT NULL DEFAULT 1
      )`);
    this.addSql(`COMMENT ON COLUMN change_log.secret IS 'keys the checksum of cursors'`);
    this.addSql(`INSERT INTO change_log DEFAULT VALUES`);

    this.addSql(`
      CREATE TABLE change_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL UNIQUE,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        kind text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        subject_revision int NOT NULL,
        category text,
        organization_id int REFERENCES organization,
        publisher_id int NOT NULL REFERENCES organization,
        audience int[],
        at timestamptz NOT NULL,
        body text NOT NULL
      )`);
    this.addSql(
      `COMMENT ON COLUMN change_event.audience IS 'organizations that may know of the change; null: all members'`,
    );
    this.addSql(`CREATE INDEX change_event_xid ON change_event (xid)`);
    this.addSql(`CREATE TABLE change_position (seq bigint PRIMARY KEY, id bigint NOT NULL UNIQUE)`);
    this.addSql(`
      CREATE TABLE change_batch (
        from_seq bigint PRIMARY KEY,
        to_seq bigint NOT NULL,
        snapshot pg_snapshot NOT NULL,
        prev_hash bytea NOT NULL,
        hash bytea NOT NULL,
        at timestamptz NOT NULL
      )`);
    // Before the first batch nothing was visible: every transaction comes after this snapshot.
    this.addSql(`
      INSERT INTO change_batch VALUES (0, 0, '1:1:', '', sha256(''), now())`);
    this.addSql(`
      CREATE TABLE change_epoch (
        epoch int PRIMARY KEY,
        system_identifier text NOT NULL,
        timeline text NOT NULL,
        fork_seq bigint NOT NULL,
        started_at timestamptz NOT NULL
      )`);
    this.addSql(
      `COMMENT ON COLUMN change_epoch.fork_seq IS 'head of the log when the epoch began: up to here earlier cursors hold'`,
    );
    this.addSql(`
      CREATE TABLE change_acknowledgement (
        organization_id int NOT NULL REFERENCES organization,
        client text NOT NULL,
        seq bigint NOT NULL,
        acknowledged_at timestamptz NOT NULL,
        PRIMARY KEY (organization_id, client)
      )`);

    this.addSql(`
      CREATE FUNCTION refuse_change_log_write() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('hub.change_log_maintenance', true) = 'on' THEN
          RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        END IF;
        RAISE EXCEPTION 'the change log is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    for (const table of ['change_event', 'change_position', 'change_batch']) {
      this.addSql(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change_log_write()`);
      this.addSql(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_log_write()`);
    }

    // The bytes of a batch as stored, in order: a record's text form quotes its fields, so no two rows write the same.
    this.addSql(`
      CREATE FUNCTION change_batch_hash(prev_hash bytea, from_seq bigint, to_seq bigint) RETURNS bytea
      LANGUAGE sql STABLE AS $$
        SELECT sha256($1 || convert_to(string_agg(ROW(
            p.seq, e.id, e.event_id, e.kind, e.subject_type, e.subject_id, e.subject_revision, e.category,
            e.organization_id, e.publisher_id, e.audience, (extract(epoch FROM e.at) * 1000000)::bigint, e.body
          )::text, E'\\n' ORDER BY p.seq), 'UTF8'))
        FROM change_position p JOIN change_event e ON e.id = p.id
        WHERE p.seq BETWEEN $2 AND $3
      $$`);

    // What became visible since a snapshot and has no number yet.
    this.addSql(`
      CREATE FUNCTION unnumbered_changes(since pg_snapshot) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
        WITH candidate AS MATERIALIZED (
          SELECT e.id FROM change_event e WHERE e.xid >= pg_snapshot_xmax(since)
          UNION ALL
          SELECT e.id FROM change_event e WHERE e.xid IN (SELECT pg_snapshot_xip(since))
        )
        SELECT c.id FROM candidate c WHERE NOT EXISTS (SELECT 1 FROM change_position p WHERE p.id = c.id)
      $$`);

    this.addSql(`
      CREATE FUNCTION sequence_changes(chunk int DEFAULT 5000) RETURNS int LANGUAGE plpgsql AS $$
      DECLARE
        last change_batch;
        seen pg_snapshot;
        count int;
        head bigint;
      BEGIN
        SELECT * INTO last FROM change_batch ORDER BY from_seq DESC LIMIT 1;
        IF NOT EXISTS (SELECT FROM unnumbered_changes(last.snapshot)) THEN
          RETURN 0;
        END IF;
        IF NOT pg_try_advisory_xact_lock(20210022, 3) THEN
          RETURN -1;
        END IF;
        -- Another sequencer may have committed a batch between the look above and the lock.
        SELECT * INTO last FROM change_batch ORDER BY from_seq DESC LIMIT 1;
        -- One statement, hence one snapshot: what it numbers is exactly what the snapshot it records can see.
        WITH fresh AS MATERIALIZED (
          SELECT id FROM unnumbered_changes(last.snapshot) AS id ORDER BY id LIMIT chunk + 1
        ), numbered AS (
          INSERT INTO change_position (seq, id)
          SELECT last.to_seq + row_number() OVER (ORDER BY id), id FROM (SELECT id FROM fresh ORDER BY id LIMIT chunk) f
          RETURNING seq
        )
        SELECT (SELECT count(*) FROM fresh), (SELECT max(seq) FROM numbered), pg_current_snapshot() INTO count, head, seen;
        IF count = 0 THEN
          RETURN 0;
        END IF;
        -- A backlog longer than a chunk keeps the old snapshot, so that the rest of it is still seen as new.
        INSERT INTO change_batch (from_seq, to_seq, snapshot, prev_hash, hash, at)
        VALUES (last.to_seq + 1, head, CASE WHEN count > chunk THEN last.snapshot ELSE seen END, last.hash,
          change_batch_hash(last.hash, last.to_seq + 1, head), clock_timestamp());
        PERFORM pg_notify('change_head', head::text);
        RETURN head - last.to_seq;
      END $$`);
  }
}
