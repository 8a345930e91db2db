import { shanghaiDay } from '../../kernel/calendar.js';
import { transaction, type Executor } from '../../platform/database/index.js';
import { readChangedDeadlines, type ChangedDeadline } from '../changes/index.js';
import type { ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { policyOn } from '../policies/index.js';
import { deadlineKind, havingMatter, isNewsFor, type ToldMatter } from './told-matters.js';
import { lockProgress, noteMatters, writeProgress, type HadMatter } from './derive.sql.js';
import { tellPeople } from './tell-people.js';

/** A change that may be told to somebody. */
export function mayBeTold(hub: Pick<Hub, 'procedures'>, event: ChangeEvent): boolean {
  return deadlineKind(event) !== null || havingMatter(event, proceedingTypes(hub)).length > 0;
}

function proceedingTypes({ procedures }: Pick<Hub, 'procedures'>): (type: string) => boolean {
  const types = new Set([...procedures.values()].map(({ typeName }) => typeName));
  return (type) => types.has(type);
}

/**
 * Writes what some changes, in the order of the log, are to people, and how far the log has been read: all of it or nothing, so that nothing
 * is told twice and nothing is left out, whatever ends this node. What another node has written meanwhile is left to it. Gives up to where
 * the log has been read then, null while another node is at it.
 */
export async function deriveFrom(hub: Hub, events: readonly ChangeEvent[], upTo: number): Promise<number | null> {
  return transaction(hub.pool, async (executor) => {
    const done = await lockProgress(executor);
    if (done === null) return null;
    if (done >= upTo) return done;
    const matters = await newMatters(
      hub,
      executor,
      events.filter(({ seq }) => seq > done),
    );
    await tellPeople(hub, executor, matters);
    await writeProgress(executor, upTo);
    return upTo;
  });
}

/** What is told to which organization, as far as it has not happened too long ago to be told. */
async function newMatters(hub: Hub, executor: Executor, events: readonly ChangeEvent[]): Promise<ToldMatter[]> {
  const now = hub.clock.now();
  const days = policyOn(hub.policies, 'notification-days', shanghaiDay(now));
  const oldest = now.subtract({ hours: 24 * days }).epochMilliseconds;
  const isProceeding = proceedingTypes(hub);
  const fresh = await freshMatters(executor, events, isProceeding);
  const deadlines = await readDeadlines(hub, executor, events);
  const matters = events.flatMap((event): ToldMatter[] => {
    const brought = havingMatter(event, isProceeding).filter((organization) =>
      fresh.delete(matterKey(organization, event)),
    );
    const kind = deadlineKind(event);
    const deadline = deadlines.get(event.eventId) ?? null;
    return [
      ...brought
        .filter((organization) => isNewsFor(event, organization))
        .map((organizationId): ToldMatter => ({ event, kind: 'NEW_FOR_ME', organizationId, deadline: null })),
      ...(kind && deadline ? [{ event, kind, organizationId: deadline.responsible.key, deadline }] : []),
    ];
  });
  return matters.filter(({ event }) => Date.parse(event.at) >= oldest);
}

const matterKey = (organization: number, { subjectId }: ChangeEvent): string => `${organization} ${subjectId}`;

/** Which organizations have which matters for the first time. */
async function freshMatters(
  executor: Executor,
  events: readonly ChangeEvent[],
  isProceeding: (type: string) => boolean,
): Promise<Set<string>> {
  const had = events.flatMap((event) =>
    havingMatter(event, isProceeding).map((organizationId): HadMatter => ({
      organizationId,
      subjectId: event.subjectId,
    })),
  );
  const fresh = await noteMatters(executor, had);
  return new Set(fresh.map(({ organizationId, subjectId }) => `${organizationId} ${subjectId}`));
}

/** Who is responsible and until when, read as somebody who may know of the change. */
async function readDeadlines(
  hub: Hub,
  executor: Executor,
  events: readonly ChangeEvent[],
): Promise<ReadonlyMap<string, ChangedDeadline>> {
  const told = events.filter((event) => deadlineKind(event) !== null);
  const byReader = Map.groupBy(told, ({ audience, publisherId }) => audience?.[0] ?? publisherId);
  const deadlines = new Map<string, ChangedDeadline>();
  for (const [identity, ofReader] of byReader) {
    const ids = ofReader.map(({ eventId }) => eventId);
    for (const [id, deadline] of await readChangedDeadlines(hub, ids, { executor, identity }))
      deadlines.set(id, deadline);
  }
  return deadlines;
}
