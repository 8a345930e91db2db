import { eventually } from '../time/eventually.js';
import type { TestHub } from './hub.js';

/** Waits until every change that was committed has its number and the hub's own feed has read it. */
export async function allNumbered({ owner, running }: TestHub): Promise<void> {
  await eventually(async () => {
    const { rows } = await owner.query<{ waiting: number; head: number }>(
      `SELECT count(*)::int AS waiting, (SELECT coalesce(max(to_seq), 0)::int FROM change_batch) AS head
       FROM change_event e WHERE NOT EXISTS (SELECT FROM change_position p WHERE p.id = e.id)`,
    );
    return rows[0]?.waiting === 0 && running.hub.feed.head() >= rows[0].head;
  });
}
