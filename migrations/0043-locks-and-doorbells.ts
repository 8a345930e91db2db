import { Migration } from '@mikro-orm/migrations';

/** What one node does at a time, each with a row that it locks. */
const locks = {
  sequencer: 'numbering of the change log',
  epochs: 'beginning of an epoch of the change log',
  rollups: 'folding of the rollups',
  lists: 'changing of lists of enforcement items',
};

/**
 * Whoever may sign in to a database may take its advisory locks and listen to or ring any channel of `NOTIFY`; none of that can be
 * refused without a superuser. So the hub's locks are rows that only its roles may lock, and its channels have names that only they
 * can work out.
 */
export class Migration0043LocksAndDoorbells extends Migration {
  override up(): void {
    this.addSql(`CREATE TABLE hub_lock (name text PRIMARY KEY, guards text NOT NULL)`);
    for (const [name, guards] of Object.entries(locks)) {
      this.addSql(`INSERT INTO hub_lock VALUES ('${name}', '${guards}')`);
    }
    // PostgreSQL lets lock a row whoever may update one of its columns.
    this.addSql(`
      GRANT SELECT, UPDATE (guards) ON hub_lock TO liandong_hub, liandong_sequencer, liandong_keeper`);
    this.doorbell();
    this.sequencer();
    this.rollups();
  }

  private doorbell(): void {
    this.addSql(`
      CREATE FUNCTION doorbell(name text) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT name || '_' || left(encode(sha256(convert_to(name || secret, 'UTF8')), 'hex'), 32) FROM change_log
      $$`);
    this.addSql(`COMMENT ON FUNCTION doorbell IS 'the channel of NOTIFY by which nodes tell each other of something'`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION doorbell(text) FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION doorbell(text) TO liandong_hub, liandong_sequencer`);
  }

  /** As in migration 0003 but for its lock and its channel. */
  private sequencer(): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION sequence_changes(chunk int DEFAULT 5000) RETURNS int
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
      SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
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
        PERFORM FROM hub_lock WHERE name = 'sequencer' FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
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
        PERFORM pg_notify(doorbell('change_head'), head::text);
        RETURN head - last.to_seq;
      END $$`);
    // What stays without a number is found by ids: the newest at one look, and whether any up to it is still without at a later one.
    this.addSql(`
      CREATE FUNCTION changes_waiting(up_to bigint, OUT still boolean, OUT newest bigint)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
        SELECT EXISTS (
          SELECT FROM unnumbered_changes((SELECT snapshot FROM change_batch ORDER BY from_seq DESC LIMIT 1)) AS id
          WHERE id <= up_to
        ), coalesce((SELECT max(id) FROM change_event), 0)
      $$`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION changes_waiting(bigint) FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION changes_waiting(bigint) TO liandong_hub`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO liandong_sequencer`);
    this.addSql(`ALTER FUNCTION changes_waiting(bigint) OWNER TO liandong_sequencer`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM liandong_sequencer`);
  }

  /** The function of migration 0016 but for its lock. */
  private rollups(): void {
    this.addSql(`
      DO $do$
      DECLARE
        before text := pg_get_functiondef('fold_rollups()'::regprocedure);
        after text := replace(before, 'IF NOT pg_try_advisory_xact_lock(20210022, 4) THEN',
          $lock$PERFORM FROM hub_lock WHERE name = 'rollups' FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN$lock$);
      BEGIN
        ASSERT after <> before;
        EXECUTE after;
      END $do$`);
  }
}
