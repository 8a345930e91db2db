import { Client } from 'pg';
import { migrations } from '../../../../migrations/index.js';
import { startEmbeddedPostgres } from '../../../platform/database/embedded/index.js';
import type { Configuration } from '../../configuration.js';
import { causeOf } from '../cause-of.js';
import { reporterOf, type Report } from './check.js';

const patience = 5_000;
/** The oldest PostgreSQL that a hub works on, as it tells its version. */
const oldest = 150_000;

/** Whether the database is there, and as this version of the hub left it; nothing is changed. */
export async function checkDatabase({ databaseOwnerUrl, dataDir }: Configuration, report: Report): Promise<void> {
  const check = reporterOf(report, 'database', '数据库');
  const applied = reporterOf(report, 'migrations', '数据库升级');
  const embedded = databaseOwnerUrl === null ? await startEmbeddedPostgres({ dataDir: `${dataDir}/postgres` }) : null;
  const client = new Client({
    connectionString: databaseOwnerUrl ?? embedded?.url ?? '',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    application_name: 'liandong-doctor',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; text: string; known: boolean }>(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text,
        to_regclass('mikro_orm_migrations') IS NOT NULL AS known`,
    );
    const { number = 0, text = '', known = false } = rows[0] ?? {};
    const whose = embedded ? '内嵌' : (URL.parse(databaseOwnerUrl ?? '')?.host ?? '');
    if (number < oldest) check.fail(`${whose} PostgreSQL ${text}`, '须为 15 或更新的版本');
    else check.ok(`${whose} PostgreSQL ${text}`);
    if (!known) return applied.warn('空库', '平台首次启动时建立');
    const { rows: done } = await client.query<{ name: string }>('SELECT name FROM mikro_orm_migrations');
    tellMigrations(new Set(done.map(({ name }) => name)), applied);
  } catch (error) {
    check.fail(
      `连不上数据库 (${causeOf(error)})`,
      embedded ? `见 ${embedded.logFile}` : '请核对 DATABASE_URL，以及数据库是否在运行',
    );
  } finally {
    await client.end().catch(() => undefined);
    await embedded?.stop();
  }
}

function tellMigrations(done: ReadonlySet<string>, { ok, warn, fail }: ReturnType<typeof reporterOf>): void {
  const names = migrations.map(({ name }) => name);
  const missing = names.filter((name) => !done.has(name));
  const newer = [...done].filter((name) => !names.includes(name));
  if (newer.length > 0) fail(`数据库比本版本新（多 ${newer.length} 步）`, '请使用升级过该库的版本，或更新的版本');
  else if (missing.length > 0) warn(`还有 ${missing.length} 步未升级`, '平台启动时自动升级');
  else ok(`${names.length} 步均已完成`);
}
