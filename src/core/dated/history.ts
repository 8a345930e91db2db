import DataLoader from 'dataloader';
import type { Period } from '../../kernel/timeline.js';
import type { OperationScope, RequestContext } from '../hub.js';
import type { Organization } from '../organizations/index.js';
import { readChanges } from './dated-change.sql.js';
import type { DatedChange } from './dated-change.js';

/** A change as resolvers return it; `before` in the words of its table. */
export interface PresentedChange<Shown> extends Pick<DatedChange<Period>, 'recordedAt' | 'kind' | 'reason'> {
  readonly by: Organization;
  readonly before: readonly Shown[];
}

/** How what was believed of a subject came to change, newest first. Reference data are open to all members. */
export async function historyOf<P extends Period, Shown>(
  { hub, loaders }: RequestContext,
  table: string,
  subject: string,
  shown: (period: P) => Shown,
): Promise<PresentedChange<Shown>[]> {
  const changes = (await loaders.ownFor(table, changesLoader).load(subject)) as DatedChange<P>[];
  return changes.map(({ recordedAt, kind, organization, reason, before }) => ({
    ...{ recordedAt, kind, reason },
    by: hub.organizations.byKey(organization),
    before: before.map(shown),
  }));
}

function changesLoader({ hub }: OperationScope, table: string): DataLoader<string, DatedChange<Period>[]> {
  return new DataLoader(async (subjects) => {
    const bySubject = Map.groupBy(await readChanges(hub.pool, table, subjects), ({ subject }) => subject);
    return subjects.map((subject) => bySubject.get(subject) ?? []);
  });
}
