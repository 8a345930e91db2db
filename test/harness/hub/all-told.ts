import { eventually } from '../time/eventually.js';
import { allNumbered } from './all-numbered.js';
import type { TestHub } from './hub.js';

/** Waits until every change that was committed has been looked at for whoever is to be told of it. */
export async function allTold(hub: TestHub): Promise<void> {
  await allNumbered(hub);
  await eventually(() => hub.running.notified() >= hub.running.hub.feed.head());
}

/** Has the jobs of messages done whose time has come by the hub's clock. */
export async function sendDue(hub: TestHub): Promise<void> {
  await allTold(hub);
  await hub.owner.query(`SELECT graphile_worker.add_job('send-due-messages', job_key => 'due')`);
  await eventually(async () => {
    const { rows } = await hub.owner.query(
      `SELECT FROM graphile_worker.jobs WHERE key = 'due' OR task_identifier = 'send-message'`,
    );
    return rows.length === 0;
  });
}
