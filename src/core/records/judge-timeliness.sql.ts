import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** Judges so many records at most of all organizations; how many it judged. */
export async function judgeTimeliness(executor: Executor, inServiceFrom: string, most: number): Promise<number> {
  const [row] = await run(executor, sql`SELECT judge_timeliness(${$(inServiceFrom, 'date')}, ${$(most, 'int')})`);
  return Number(row?.[0]);
}
