import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { inNameOf, type Executor, type Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { NotificationChannel, NotificationKind } from './notification-kinds.js';
import { isConfigured } from './targets.js';
import type { ToldMatter } from './told-matters.js';
import { readNumbers, readRecordKeys } from './derive.sql.js';
import type { Told } from './notification.js';
import { insertNotifications, type NewNotification } from './notifications.sql.js';
import { planMessages, writeMessages } from './plan-messages.js';
import { channelsFor, type Recipient } from './recipient.js';
import { presentRecipients } from './with-deputies.js';

/** Writes what the people of each organization are told, and the messages that will carry it. */
export async function tellPeople(hub: Hub, executor: Executor, matters: readonly ToldMatter[]): Promise<void> {
  if (matters.length === 0) return;
  const byOrganization = Map.groupBy(matters, ({ organizationId }) => organizationId);
  const day = shanghaiDay(hub.clock.now()).toString();
  const recipients = Map.groupBy(
    await presentRecipients(executor, [...byOrganization.keys()], day),
    ({ organizationId }) => organizationId,
  );
  for (const [organization, told] of byOrganization) {
    const people = recipients.get(organization);
    if (!people) continue;
    await inNameOf({ executor, identity: 0 }, organization, async (session) => {
      await tellAll(hub, session, people, await seenBy(session, told));
    });
  }
}

/** Tells each of some people of each of some matters, as they have chosen. */
export async function tellAll(
  hub: Hub,
  { executor, identity }: Session,
  people: readonly Recipient[],
  matters: readonly Told[],
): Promise<void> {
  const rows = people.flatMap((recipient) =>
    matters.flatMap((told): NewNotification[] => {
      const channels = openChannels(hub, recipient, told.kind);
      return channels.length > 0 ? [{ recipient, told, channels }] : [];
    }),
  );
  const written = await insertNotifications(executor, identity, rows);
  for (const { told } of written) hub.notifying.tally.notified(told.kind);
  await writeMessages(hub, executor, planMessages(hub, written));
}

/** As somebody has chosen, as far as the hub can send; where it can send nothing of it, the page tells whoever sees one. */
function openChannels(hub: Hub, recipient: Recipient, kind: NotificationKind): NotificationChannel[] {
  const chosen = channelsFor(recipient, kind);
  const open = chosen.filter((channel) => channel === 'IN_PAGE' || isConfigured(hub, channel));
  return open.length === 0 && chosen.length > 0 && recipient.affiliation !== null ? ['IN_PAGE'] : open;
}

/** What an organization sees of what it is told: what was taken from it meanwhile is not told. */
async function seenBy(session: Session, matters: readonly ToldMatter[]): Promise<Told[]> {
  const [records, proceedings] = [true, false].map((isRecord) =>
    matters
      .filter(({ event }) => (event.subjectType === 'SharedRecord') === isRecord)
      .map(({ event }) => event.subjectId),
  );
  const numbers = await readNumbers(session, proceedings ?? []);
  const seen = await readRecordKeys(session, records ?? []);
  return matters.flatMap(({ event, kind, deadline }): Told[] => {
    const { eventId, subjectType, subjectId, category } = event;
    const { number = null, procedure = null } = numbers.get(subjectId) ?? {};
    if (number === null && !seen.has(subjectId)) return [];
    return [
      {
        ...{ kind, source: eventId, subjectType, subjectId, number, procedure, category },
        ...{ rule: deadline?.rule ?? null, label: deadline?.label ?? null, dueAt: deadline?.dueAt ?? null },
        occurredAt: event.at,
      },
    ];
  });
}

/** What is told without a change of the log. */
export function toldNow(hub: Pick<Hub, 'clock'>, kind: Told['kind'], source: string): Told {
  return {
    ...{ kind, source, subjectType: null, subjectId: null, procedure: null, number: null, category: null },
    ...{ rule: null, label: null, dueAt: null, occurredAt: shanghaiText(hub.clock.now()) },
  };
}
