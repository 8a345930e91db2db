import { migrations } from '../../../../migrations/index.js';
import { startEmbeddedPostgres } from '../../../platform/database/embedded/index.js';
import { openDatabase, run, type Executor } from '../../../platform/database/index.js';
import { sql } from '../../../platform/database/sql.js';
import { openLog } from '../../../platform/log/index.js';
import type { Configuration } from '../../configuration.js';
import { causeOf } from '../cause-of.js';
import { reporterOf, type Report } from './check.js';

/** Milliseconds to wait for a database that may be starting. */
const patience = 5_000;
/** The oldest PostgreSQL that a hub works on, as it tells its version. */
const oldest = 150_000;

type Reporter = ReturnType<typeof reporterOf>;

/** Whether the database is there, and as this version of the hub left it; nothing is changed. */
export async function checkDatabase({ databaseOwnerUrl, dataDir }: Configuration, report: Report): Promise<void> {
  const check = reporterOf(report, 'database', '数据库');
  const applied = reporterOf(report, 'migrations', '数据库升级');
  const embedded = databaseOwnerUrl === null ? await startEmbeddedPostgres({ dataDir: `${dataDir}/postgres` }) : null;
  const url = databaseOwnerUrl ?? embedded?.url ?? '';
  try {
    const database = await openDatabase({
      ...{ url, entities: [], applicationName: 'liandong-doctor', poolSize: 1 },
      ...{ connectPatience: patience, log: openLog('silent') },
    });
    try {
      await look(database.pool, embedded ? '内嵌' : (URL.parse(url)?.host ?? ''), check, applied);
    } finally {
      await database.close();
    }
  } catch (error) {
    const advice = embedded ? `见 ${embedded.logFile}` : '请核对 DATABASE_URL，以及数据库是否在运行';
    check.fail(`连不上数据库 (${causeOf(error)})`, advice);
  } finally {
    await embedded?.stop();
  }
}

async function look(executor: Executor, whose: string, check: Reporter, applied: Reporter): Promise<void> {
  const [row] = await run(
    executor,
    sql`SELECT current_setting('server_version_num'), current_setting('server_version'),
      to_regclass('mikro_orm_migrations') IS NOT NULL`,
  );
  const [number, version, known] = row ?? [];
  if (Number(number) < oldest) check.fail(`${whose} PostgreSQL ${version}`, '须为 15 或更新的版本');
  else check.ok(`${whose} PostgreSQL ${version}`);
  if (known !== 't') return applied.warn('空库', '平台首次启动时建立');
  const done = await run(executor, sql`SELECT name FROM mikro_orm_migrations`);
  tellMigrations(new Set(done.map(([name]) => name ?? '')), applied);
}

function tellMigrations(done: ReadonlySet<string>, { ok, warn, fail }: Reporter): void {
  const names = migrations.map(({ name }) => name);
  const missing = names.filter((name) => !done.has(name));
  const newer = [...done].filter((name) => !names.includes(name));
  if (newer.length > 0) fail(`数据库比本版本新（多 ${newer.length} 步）`, '请使用升级过该库的版本，或更新的版本');
  else if (missing.length > 0) warn(`还有 ${missing.length} 步未升级`, '平台启动时自动升级');
  else ok(`${names.length} 步均已完成`);
}
