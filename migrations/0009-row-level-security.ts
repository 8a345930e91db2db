import { Migration } from '@mikro-orm/migrations';
import { acting, ownRecord, protect, seen, seenRecord, type Policies } from './row-policy.js';

const details = [
  'legal_adjustment',
  'supervision_information',
  'penalty_decision',
  'statistical_data',
  'discretion_standard',
  'activity_report',
  'complaint_handling',
  'other_information',
];
const parts = ['statistical_indicator', 'discretion_tier', 'procedure_step'];

/**
 * Row-level security behind the predicate that every statement has: the hub, as `liandong_hub`, sees what the organization it
 * acts for may see, whatever the statement forgot. What it must know beyond that it asks of functions that say only that.
 */
export class Migration0009RowLevelSecurity extends Migration {
  override up(): void {
    this.grant();
    this.protect('shared_record', {
      select: seen,
      insert: `publisher_id = ${acting}`,
      update: `publisher_id = ${acting}`,
    });
    for (const table of [...details, ...parts]) {
      // A new record is written with its details in one statement, which does not see the record yet: the foreign key does.
      const change = parts.includes(table) ? { delete: ownRecord } : { update: ownRecord };
      this.protect(table, { select: seenRecord, insert: `${acting} > 0`, ...change });
    }
    for (const table of ['record_revision', 'record_extension']) {
      this.protect(table, { select: seenRecord, insert: `${acting} > 0` });
    }
    this.protect('idempotency_key', { select: `organization_id = ${acting}`, insert: `organization_id = ${acting}` });
    this.protect('change_event', { select: seen, insert: `${acting} IN (publisher_id, organization_id)` });
    this.logFunctions();
    this.searchFunctions();
    this.keeperFunctions();
  }

  private protect(table: string, policies: Policies): void {
    for (const statement of protect(table, policies)) this.addSql(statement);
  }

  private grant(): void {
    const grants: Readonly<Record<string, readonly string[]>> = {
      'SELECT, INSERT, UPDATE': [
        'division',
        'organization',
        'person',
        'calendar_day',
        'policy',
        'change_acknowledgement',
        'shared_record',
        ...details,
      ],
      'SELECT, INSERT, DELETE': parts,
      'SELECT, INSERT': [
        'record_revision',
        'record_extension',
        'idempotency_key',
        'deadline_notice',
        'change_event',
        'change_epoch',
      ],
      SELECT: ['change_log', 'change_position', 'change_batch'],
    };
    for (const [privileges, tables] of Object.entries(grants)) {
      this.addSql(`GRANT ${privileges} ON ${tables.join(', ')} TO liandong_hub`);
    }
  }

  /** What numbers, reads, verifies and prunes the whole log, whoever is asking. */
  private logFunctions(): void {
    const role = 'liandong_sequencer';
    this.addSql(`GRANT SELECT, INSERT, DELETE, UPDATE (xid) ON change_event TO ${role}`);
    this.addSql(`GRANT SELECT, INSERT, DELETE ON change_position, change_batch TO ${role}`);
    this.addSql(`GRANT UPDATE (snapshot) ON change_batch TO ${role}`);
    this.addSql(`GRANT SELECT, UPDATE (earliest_seq) ON change_log TO ${role}`);
    this.addSql(`CREATE POLICY sequencer ON change_event TO ${role} USING (true) WITH CHECK (true)`);
    this.addSql(`
      CREATE FUNCTION changes_between(after bigint, up_to bigint) RETURNS TABLE (
        seq bigint, event_id uuid, kind text, subject_type text, subject_id uuid, subject_revision int, category text,
        organization_id int, publisher_id int, audience int[], at timestamptz
      ) LANGUAGE sql STABLE ROWS 200 AS $$
        SELECT p.seq, e.event_id, e.kind, e.subject_type, e.subject_id, e.subject_revision, e.category, e.organization_id,
          e.publisher_id, e.audience, e.at
        FROM change_position p JOIN change_event e ON e.id = p.id
        WHERE p.seq > after AND p.seq <= up_to ORDER BY p.seq
      $$`);
    this.addSql(`
      CREATE FUNCTION position_of_change(event uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
        SELECT p.seq FROM change_event e JOIN change_position p ON p.id = e.id WHERE e.event_id = event
      $$`);
    // Whole batches, never the last one: the chain stays verifiable from the first batch that is kept.
    this.addSql(`
      CREATE FUNCTION prune_changes(before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
      DECLARE
        last bigint;
        earliest bigint;
      BEGIN
        PERFORM set_config('hub.change_log_maintenance', 'on', true);
        SELECT coalesce(max(b.to_seq), 0) INTO last FROM change_batch b
        WHERE b.at < before AND b.to_seq < (SELECT max(to_seq) FROM change_batch);
        WITH dropped AS (DELETE FROM change_position WHERE seq <= last RETURNING id)
        DELETE FROM change_event e USING dropped WHERE e.id = dropped.id;
        DELETE FROM change_batch WHERE to_seq <= last;
        UPDATE change_log SET earliest_seq = greatest(earliest_seq, last + 1) RETURNING earliest_seq INTO earliest;
        PERFORM set_config('hub.change_log_maintenance', '', true);
        RETURN earliest;
      END $$`);
    // Old transaction ids become old here too, and what was never numbered is numbered.
    this.addSql(`
      CREATE FUNCTION adopt_changes() RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        newest bigint;
      BEGIN
        PERFORM set_config('hub.change_log_maintenance', 'on', true);
        UPDATE change_event SET xid = '3' WHERE xid <> '3';
        SELECT max(from_seq) INTO newest FROM change_batch;
        UPDATE change_batch SET snapshot = '1:1:' WHERE from_seq = newest;
        WHILE sequence_changes() <> 0 LOOP END LOOP;
        SELECT max(from_seq) INTO newest FROM change_batch;
        UPDATE change_batch SET snapshot = pg_current_snapshot() WHERE from_seq = newest;
        PERFORM set_config('hub.change_log_maintenance', '', true);
      END $$`);
    this.own(role, [
      'sequence_changes(int)',
      'change_batch_hash(bytea, bigint, bigint)',
      'changes_between(bigint, bigint)',
      'position_of_change(uuid)',
      'prune_changes(timestamptz)',
    ]);
    // Not for the hub: taking over another cluster's log is its operator's decision.
    this.own(role, ['adopt_changes()'], false);
  }

  /**
   * `@>` of arrays may tell of its arguments in an error, so that PostgreSQL would apply it only to rows the policy has let
   * through, without an index. These functions look into the index, and hold the policy's condition themselves.
   */
  private searchFunctions(): void {
    const role = 'liandong_search';
    this.addSql(`GRANT SELECT (id, audience, search_text, search_bigrams, item_codes) ON shared_record TO ${role}`);
    this.addSql(`CREATE POLICY search ON shared_record FOR SELECT TO ${role} USING (true)`);
    this.addSql(`
      CREATE FUNCTION records_containing(sought text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1000 AS $$
        SELECT id FROM shared_record
        WHERE search_bigrams @> search_bigrams(sought) AND position(sought IN search_text) > 0 AND ${seen}
      $$`);
    this.addSql(`
      CREATE FUNCTION records_of_item(code text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1000 AS $$
        SELECT id FROM shared_record WHERE item_codes @> ARRAY[code] AND ${seen}
      $$`);
    this.own(role, ['records_containing(text)', 'records_of_item(text)']);
  }

  private keeperFunctions(): void {
    const role = 'liandong_keeper';
    this.addSql(`GRANT SELECT (id, publisher_id) ON shared_record TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON shared_record FOR SELECT TO ${role} USING (true)`);
    this.addSql(`GRANT SELECT (used_at), DELETE ON idempotency_key TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON idempotency_key TO ${role} USING (true)`);
    this.addSql(`
      CREATE FUNCTION publisher_of_record(record uuid) RETURNS int LANGUAGE sql STABLE AS $$
        SELECT publisher_id FROM shared_record WHERE id = record
      $$`);
    this.addSql(`
      CREATE FUNCTION forget_idempotency_keys(before timestamptz) RETURNS void LANGUAGE sql AS $$
        DELETE FROM idempotency_key WHERE used_at < before
      $$`);
    this.own(role, ['publisher_of_record(uuid)', 'forget_idempotency_keys(timestamptz)']);
    // Jobs belong to the owner's schema of graphile-worker, which is there only after this migration.
    this.addSql(`
      CREATE FUNCTION enqueue_job(task text, payload json, run_at timestamptz, job_key text) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 25);
      END $$`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION enqueue_job(text, json, timestamptz, text) FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION enqueue_job(text, json, timestamptz, text) TO liandong_hub`);
  }

  /** Functions that act as `role` with a fixed search path, and that only the hub may call. */
  private own(role: string, signatures: readonly string[], callable = true): void {
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    for (const signature of signatures) {
      this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
      this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
      if (callable) this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
      this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    }
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
