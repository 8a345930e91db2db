import { shanghaiDay } from '../kernel/calendar.js';
import { shanghaiText } from '../kernel/instant-text.js';
import { failImport, importPenalties, type ImportJob } from '../categories/penalty-decision/index.js';
import { forgetUnreferred, removeAttachment } from '../core/attachments/index.js';
import { settleEnds, settleNames } from '../core/county/index.js';
import { signHead } from '../core/evidence/index.js';
import type { Hub } from '../core/hub.js';
import { tellListChecks } from '../categories/legal-adjustment/index.js';
import {
  forgetNotifications,
  sendDueMessages,
  sendMessage,
  tellStalledConsumers,
} from '../core/notifications/index.js';
import { tellFeedback } from '../core/needs/index.js';
import { policyOn, type PolicyName } from '../core/policies/index.js';
import { holdUnheld, reckonDeadlines, tellDeadlines, type Announcer } from '../core/proceedings/index.js';
import { appendDueChange, judgeStandingRecords, type DueChange } from '../core/records/index.js';
import { forgetIdempotencyKeys } from '../core/requests/index.js';
import { forgetUploads } from '../core/uploads/index.js';
import { reportWorkOrder, type ReportJob } from '../procedures/complaint/index.js';
import { deliverChanges, forgetDeliveries, wakeAll } from '../core/webhooks/index.js';
import { startJobs, type Jobs, type TaskList } from '../platform/jobs/index.js';

/** After so many, be it that nodes were killed over it, an import is told to have failed. */
const mostImportAttempts = 3;

/** Every minute, every hour, and housekeeping at night, in the worker's zone (UTC): 18:10 is 2:10 in the county. */
const crontab = `
* * * * * tell-deadlines
* * * * * tell-feedback
* * * * * tell-list-checks
* * * * * settle-ends
* * * * * send-due-messages
* * * * * wake-webhooks
*/10 * * * * tell-stalled-consumers
* * * * * settle-names
0 * * * * sign-head
5 * * * * judge-timeliness
10 * * * * hold-unheld
10 18 * * * prune-changes
20 18 * * * forget-idempotency-keys
30 18 * * * forget-uploads
40 18 * * * forget-attachments
45 18 * * * forget-notifications
47 18 * * * forget-deliveries
50 18 * * * reckon-deadlines
`;

/** What the hub does by itself, at a time that was set in the transaction that made it necessary. `posting` has connections of its own. */
export function startHubJobs(hub: Hub, url: string, posting: Hub = hub): Promise<Jobs> {
  return startJobs({
    url,
    log: hub.log,
    crontab,
    // An import may take minutes: deadlines and signatures never wait for it.
    lanes: [
      { tasks: tasksOf(hub), atOnce: 2 },
      { tasks: importsOf(hub), atOnce: 2 },
      // Nor for a server of somebody else's.
      { tasks: messagesOf(hub), atOnce: 3 },
      // Most of them wait for somebody else's server: they need few connections, and many may wait.
      { tasks: webhooksOf(posting), atOnce: 50, connections: 6 },
    ],
  });
}

function tasksOf(hub: Hub): TaskList {
  return {
    'append-due-change': async (payload) => appendDueChange(hub, payload as DueChange),
    'tell-deadlines': async () => tellDeadlines(hub),
    'tell-feedback': async () => tellFeedback(hub),
    'tell-list-checks': async () => tellListChecks(hub),
    'hold-unheld': async () => holdUnheld(hub),
    'settle-ends': async () => settleEnds(hub),
    'send-due-messages': async () => sendDueMessages(hub),
    'tell-stalled-consumers': async () => tellStalledConsumers(hub),
    'wake-webhooks': async () => wakeAll(hub),
    'forget-deliveries': async () =>
      forgetDeliveries(hub.pool, daysAgo(hub, policyToday(hub, 'webhook-delivery-days'))),
    'forget-notifications': async () =>
      forgetNotifications(hub.pool, daysAgo(hub, policyToday(hub, 'notification-retention-days'))),
    'settle-names': async () => settleNames(hub),
    // At night for what a new version of the hub knows of the calendar; that has announced nobody.
    'reckon-deadlines': async (payload) => reckonDeadlines(hub, announcerIn(payload)),
    'forget-uploads': async () => forgetUploads(hub.pool, daysAgo(hub, 1)),
    'forget-attachments': async () => forgetUnreferred(hub),
    'remove-attachment': async (payload) => removeAttachment(hub, payload as { storedAs: string }),
    'sign-head': async () => signHead(hub),
    'judge-timeliness': async () => judgeStandingRecords(hub),
    'prune-changes': async () => hub.feed.prune(daysAgo(hub, policyToday(hub, 'change-retention-days'))),
    'forget-idempotency-keys': async () =>
      forgetIdempotencyKeys(hub.pool, daysAgo(hub, policyToday(hub, 'idempotency-key-days'))),
  };
}

/** A job that the clock starts has a payload of its own. */
function announcerIn(payload: unknown): Announcer | null {
  const { personKey, organizationKey } = payload as Partial<Announcer>;
  return personKey === undefined || organizationKey === undefined ? null : { personKey, organizationKey };
}

function messagesOf(hub: Hub): TaskList {
  return {
    'send-message': async (payload, { job }) => sendMessage(hub, (payload as { message: string }).message, job.id),
    'report-work-order': async (payload, { job }) => reportWorkOrder(hub, payload as ReportJob, job.id),
  };
}

function webhooksOf(hub: Hub): TaskList {
  return { 'deliver-webhook': async (payload) => deliverChanges(hub, (payload as { webhook: string }).webhook) };
}

function importsOf(hub: Hub): TaskList {
  return {
    'import-penalties': async (payload, { job, abortSignal }) => {
      const work = payload as ImportJob;
      if (job.attempts > mostImportAttempts) return failImport(hub, work);
      try {
        await importPenalties(hub, work, abortSignal);
      } catch (error) {
        if (job.attempts >= mostImportAttempts) return failImport(hub, work);
        throw error;
      }
    },
  };
}

function policyToday(hub: Hub, name: PolicyName): number {
  return policyOn(hub.policies, name, shanghaiDay(hub.clock.now()));
}

function daysAgo(hub: Hub, days: number): string {
  return shanghaiText(hub.clock.now().subtract({ hours: 24 * days }));
}
