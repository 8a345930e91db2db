import { openDatabase, run, type Pool } from '../../platform/database/index.js';
import { sql } from '../../platform/database/sql.js';
import { closeDoors } from './close-doors.sql.js';
import { sessionEnding, usualBounds } from './watch-sessions.js';

/** Closes the doors again where there are analysts: a copy or a restored database has lost some of it. */
export async function closeDoorsToAnalysts(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (pool) => {
    const [row] = await run(pool, sql`SELECT EXISTS (SELECT FROM analyst.login)`);
    if (row?.[0] === 't') await closeDoors(pool);
  });
}

/** Ends sessions beyond their bounds, which no node may be watching now. */
export async function endAnalystSessions(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (pool) => {
    const known = sql`SELECT to_regprocedure('end_analyst_sessions(interval, bigint)') IS NOT NULL`;
    const [row] = await run(pool, known);
    if (row?.[0] !== 't') return;
    await run(pool, sessionEnding(usualBounds));
  });
}

async function asOwner(url: string, work: (pool: Pool) => Promise<void>): Promise<void> {
  const database = await openDatabase({ url, entities: [], applicationName: 'liandong-migrate', poolSize: 1 });
  try {
    await work(database.pool);
  } finally {
    await database.close();
  }
}
