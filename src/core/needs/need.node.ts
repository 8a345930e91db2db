import DataLoader from 'dataloader';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { SubjectType } from '../changes/index.js';
import type { Hub, NodeType, OperationScope } from '../hub.js';
import { needIds, presentNeed, type Need } from './need.js';
import { needSubjectType } from './need-change.js';
import { readNeeds } from './needs.sql.js';

/** Needs by database key, null where there is none. */
export function needLoader({ hub }: OperationScope): DataLoader<string, Need | null> {
  return new DataLoader(async (keys) => {
    const needs = await presentedNeeds(hub, keys);
    return keys.map((key) => needs.get(key) ?? null);
  });
}

export const needNode: NodeType = {
  prefix: needIds.prefix,
  async load({ loaders }, id) {
    const key = needIds.keyOf(id);
    return key === null ? null : loaders.own(needLoader).load(key);
  },
};

/** Needs as the subjects of changes: open to all members. */
export const needSubject: SubjectType = {
  name: needSubjectType,
  globalId: needIds.of,
  async read(hub, keys) {
    const needs = await presentedNeeds(hub, keys);
    return new Map([...needs].map(([key, need]) => [key, { audience: null, node: need }]));
  },
};

type Source = Pick<Hub, 'pool' | 'organizations' | 'clock'>;

async function presentedNeeds(
  { pool, organizations, clock }: Source,
  keys: readonly string[],
): Promise<Map<string, Need>> {
  const today = shanghaiDay(clock.now()).toString();
  const needs = await readNeeds(pool, keys);
  return new Map([...needs].map(([key, need]) => [key, presentNeed(need, organizations, today)]));
}
