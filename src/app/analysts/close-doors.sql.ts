import { escapeIdentifier } from 'pg';
import { run, type Executor } from '../../platform/database/index.js';
import { raw, sql } from '../../platform/database/sql.js';

/** Sessions of a login at once: the login itself cannot change that. */
export const mostSessions = 3;

/** Bytes of temporary files of a session, in PostgreSQL's notation. */
const temporaryFiles = '4GB';

/**
 * Functions of PostgreSQL's own that everybody may call and that take or stop something, write, or count what others do: locks,
 * notifications, large objects, messages in the write-ahead log; statistics, sizes, positions of the log, numbers of transactions.
 */
const informative = [
  'pg_(try_)?advisory_.*',
  'pg_notify|pg_notification_queue_usage',
  'lo_.*|loread|lowrite',
  'pg_stat_.*|pg_lock_status|pg_(safe_snapshot_)?blocking_pids|pg_isolation_test_.*',
  'pg_(table|indexes|relation|total_relation|database|tablespace)_size',
  'pg_current_(wal|snapshot|xact).*|pg_last_.*|pg_walfile.*|pg_wal_.*|pg_available_wal.*|pg_control_.*',
  'txid_.*|pg_xact_.*|pg_export_snapshot|pg_logical_emit_message|pg_prepared_xact|mxid_age|pg_get_multixact.*',
  'pg_sequence_last_value|pg_get_sequence_data|pg_show_replication_origin_status|pg_get_replication_slots',
];

/** Columns of `pg_class` that PostgreSQL keeps up to date with what a table holds. */
const counted = ['relpages', 'reltuples', 'relallvisible', 'relallfrozen', 'relfrozenxid', 'relminmxid'];

/** Views over what `ANALYZE` has found, of the catalogue's own tables too. */
const statistics = ['pg_stats', 'pg_stats_ext', 'pg_stats_ext_exprs'];

/** Who goes on using what is taken from everybody. */
const roles = ['hub', 'sequencer', 'search', 'keeper', 'auditor', 'statistician'].map((name) => `liandong_${name}`);

/**
 * What a login to the analyst views could still do where the owner of the database may not forbid it: make temporary tables, make
 * tables, call what takes, stops, writes or counts, read how much tables hold, fill the disk with temporary files.
 */
export type OpenDoor = 'TEMPORARY' | 'CREATE' | 'FUNCTIONS' | 'COUNTERS' | 'TEMPORARY_FILES';

/**
 * Takes from everybody in this database what a curious login could misuse, as far as its owner may, and gives what stays open. Only
 * where there are analysts: other databases keep PostgreSQL's usual privileges. Run again at every start, since a copy or a restored
 * database has lost some of it.
 */
export async function closeDoors(owner: Executor): Promise<OpenDoor[]> {
  const ask = async (text: string) => (await run(owner, raw(text)))[0];
  const [database, isSuperuser, isOwner, ownsPublic] =
    (await ask(`SELECT current_database(), rolsuper, pg_has_role(d.datdba, 'USAGE'), pg_has_role(n.nspowner, 'USAGE')
      FROM pg_roles, pg_database d, pg_namespace n
      WHERE rolname = current_user AND d.datname = current_database() AND n.nspname = 'public'`)) ?? [];
  if (isOwner === 't') await ask(`REVOKE TEMPORARY ON DATABASE ${escapeIdentifier(String(database))} FROM PUBLIC`);
  if (ownsPublic === 't') await ask('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  if (isSuperuser === 't') for (const statement of ofSuperuser) await ask(statement);
  await ask(boundLogins(isSuperuser === 't'));
  return openDoors(owner);
}

const isTelling = `p.pronamespace = 'pg_catalog'::regnamespace
  AND (p.proname ~ '^(${informative.join('|')})$' OR p.oid = 'age(xid)'::regprocedure)`;

const ofSuperuser = [
  `DO $$
    DECLARE
      signature regprocedure;
    BEGIN
      FOR signature IN SELECT p.oid FROM pg_proc p WHERE ${isTelling} AND has_function_privilege('public', p.oid, 'EXECUTE') LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', signature);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO pg_monitor, ${roles.join(', ')}', signature);
      END LOOP;
    END $$`,
  `DO $$
    BEGIN
      REVOKE SELECT ON ${statistics.join(', ')} FROM PUBLIC;
      GRANT SELECT ON ${statistics.join(', ')} TO pg_monitor, ${roles.join(', ')};
      IF has_table_privilege('public', 'pg_class', 'SELECT') THEN
        REVOKE SELECT ON pg_class FROM PUBLIC;
        GRANT SELECT ON pg_class TO pg_monitor, ${roles.join(', ')};
        EXECUTE (
          SELECT format('GRANT SELECT (%s) ON pg_class TO PUBLIC', string_agg(quote_ident(attname), ', '))
          FROM pg_attribute WHERE attrelid = 'pg_class'::regclass AND attnum > 0 AND attname <> ALL ('{${counted.join(',')}}')
        );
      END IF;
    END $$`,
];

/** Logins of before get the bounds of today; what belongs to no login any more is passed over. */
function boundLogins(isSuperuser: boolean): string {
  return `DO $$
    DECLARE
      login text;
    BEGIN
      FOR login IN SELECT l.name FROM analyst.login l JOIN pg_roles r ON r.rolname = l.name LOOP
        EXECUTE format('ALTER ROLE %I CONNECTION LIMIT ${mostSessions}', login);
        -- Without being its member, only a superuser may see and end a session.
        IF NOT pg_has_role(login, 'USAGE') THEN EXECUTE format('GRANT %I TO CURRENT_USER', login); END IF;
        ${isSuperuser ? `EXECUTE format('ALTER ROLE %I SET temp_file_limit = ''${temporaryFiles}''', login);` : ''}
      END LOOP;
    END $$`;
}

async function openDoors(owner: Executor): Promise<OpenDoor[]> {
  const [row] = await run(
    owner,
    sql`SELECT has_database_privilege('liandong_analyst', current_database(), 'TEMPORARY'),
        has_schema_privilege('liandong_analyst', 'public', 'CREATE'),
        EXISTS (SELECT FROM pg_proc p WHERE ${raw(isTelling)} AND has_function_privilege('liandong_analyst', p.oid, 'EXECUTE')),
        has_column_privilege('liandong_analyst', 'pg_class', 'reltuples', 'SELECT'),
        EXISTS (SELECT FROM analyst.login l JOIN pg_roles r ON r.rolname = l.name
          WHERE NOT coalesce(r.rolconfig, '{}')::text LIKE '%temp_file_limit=%')`,
  );
  const doors: readonly OpenDoor[] = ['TEMPORARY', 'CREATE', 'FUNCTIONS', 'COUNTERS', 'TEMPORARY_FILES'];
  return doors.filter((_, index) => row?.[index] === 't');
}
