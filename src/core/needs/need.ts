import { globalIds } from '../../kernel/global-id.js';
import type { Organization, OrganizationRegister } from '../organizations/index.js';

export const needIds = globalIds('need_');

/** Of which items an organization needs to know: any and none, those on its own list on the day, or those it names. */
export const needItems = { ALL: 'ALL', OWN_LIST: 'OWN_LIST', NAMED: 'NAMED' } as const;
export type NeedItems = keyof typeof needItems;

export const needStatuses = { UPCOMING: 'UPCOMING', ACTIVE: 'ACTIVE', ENDED: 'ENDED' } as const;
export type NeedStatus = keyof typeof needStatuses;

/** A need as its table has it; days are `YYYY-MM-DD`, instants RFC 3339. */
export interface NeedRow {
  readonly key: string;
  readonly organizationId: number;
  readonly holderId: number;
  readonly title: string;
  readonly categories: readonly string[];
  readonly items: NeedItems;
  readonly itemCodes: readonly string[];
  readonly townshipIds: readonly number[];
  readonly withExecution: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: string;
  readonly endReason: string | null;
  readonly declaredAt: string;
  readonly revision: number;
}

/** What an organization needs to be told of (S3), as resolvers return it; days are `YYYY-MM-DD`. */
export interface Need extends Omit<NeedRow, 'organizationId' | 'holderId' | 'townshipIds'> {
  readonly __typename: 'Need';
  readonly id: string;
  /** Who declared it, and who has it now. */
  readonly declaredBy: Organization;
  readonly organization: Organization;
  readonly townships: readonly Organization[];
  readonly status: NeedStatus;
}

export function presentNeed(
  { key, organizationId, holderId, townshipIds, ...row }: NeedRow,
  organizations: Pick<OrganizationRegister, 'byKey'>,
  today: string,
): Need {
  return {
    ...row,
    __typename: 'Need',
    id: needIds.of(key),
    key,
    declaredBy: organizations.byKey(organizationId),
    organization: organizations.byKey(holderId),
    townships: townshipIds.map((each) => organizations.byKey(each)),
    status: statusOn(row, today),
  };
}

/** Where a need stands on a day: `validTo` is the first day on which it holds no longer. */
export function statusOn({ validFrom, validTo }: Pick<NeedRow, 'validFrom' | 'validTo'>, day: string): NeedStatus {
  if (validTo !== null && validTo <= day) return 'ENDED';
  return validFrom > day ? 'UPCOMING' : 'ACTIVE';
}
