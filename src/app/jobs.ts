import type { Hub } from '../core/hub.js';
import { appendDueChange, type DueChange } from '../core/records/index.js';
import { startJobs, type Jobs } from '../platform/jobs/index.js';

/** What the hub does by itself, at a time that was set in the transaction that made it necessary. */
export function startHubJobs(hub: Hub, url: string): Promise<Jobs> {
  return startJobs({
    url,
    log: hub.log,
    crontab: '',
    tasks: { 'append-due-change': async (payload) => appendDueChange(hub, payload as DueChange) },
  });
}
