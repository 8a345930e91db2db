import DataLoader from 'dataloader';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OperationScope, RequestContext } from '../hub.js';
import { actingFor } from '../visibility/index.js';
import { ChangedDeadlineType, ChangeType } from './change.graphql.js';
import { readChangedDeadlines, type ChangedDeadline } from './changed-deadline.sql.js';
import type { DeliveredChange } from './delivery.js';

const ofDeadlines: ReadonlySet<string> = new Set(['DUE_SOON', 'OVERDUE', 'DEADLINE_MOVED', 'URGED', 'URGE_ANSWERED']);

/** One statement for the changes that are answered together; a stream that goes on for days keeps none of them. */
function deadlinesOfChanges({ hub, viewer }: OperationScope): DataLoader<string, ChangedDeadline | null> {
  return new DataLoader(
    async (eventIds) => {
      if (!viewer) return eventIds.map(() => null);
      const found = await readChangedDeadlines(hub, eventIds, actingFor(viewer.organization, hub.pool));
      return eventIds.map((eventId) => found.get(eventId) ?? null);
    },
    { cache: false },
  );
}

/** Which clock a change tells of: whoever is reminded need not look for it. */
@Resolver(() => ChangeType)
export class ChangedDeadlineResolver {
  @FieldResolver(() => ChangedDeadlineType, {
    nullable: true,
    description:
      '所涉及的时限：即将到期、逾期、时限重算、催办及其答复的变更才有。The deadline that it tells of; null for other kinds, and for changes of version 0.3.0 and before.',
  })
  deadline(
    @Root() { kind, eventId }: DeliveredChange,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ChangedDeadline | null> | null {
    return eventId !== null && ofDeadlines.has(kind) ? loaders.own(deadlinesOfChanges).load(eventId) : null;
  }
}
