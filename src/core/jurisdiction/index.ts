import { BoundaryResolver } from './boundary.resolver.js';
import { DelegationCorrectionResolver, ItemCorrectionResolver } from './correct-lists.resolver.js';
import { EnforcementItemResolver } from './enforcement-item.resolver.js';
import { ImportListResolver } from './import-list.resolver.js';
import { ListsResolver } from './lists.resolver.js';

export { judgeCorrectedItem } from './judge-item.js';
export { OutsideOwnList } from './boundary.graphql.js';
export { recordLists } from './change-lists.js';
export { citationsOf, itemsCiting, mostCiting, type CitedLaw } from './citing.sql.js';
export { EnforcementItemType } from './enforcement-item.graphql.js';
export type { PresentedItem } from './enforcement-item.js';
export { competence, handoverDate } from './competence.js';
export { DelegationEntity } from './delegation.entity.js';
export { EnforcementItemEntity, EnforcementItemVersionEntity, ListHeirEntity } from './enforcement-item.entity.js';
export { listsHandover } from './hand-over-lists.js';
export { itemNode, itemSubject } from './item.node.js';
export { listingsOf } from './listing.sql.js';
export { ownListLoader } from './own-list.js';

export const jurisdictionResolvers = [
  EnforcementItemResolver,
  BoundaryResolver,
  ListsResolver,
  DelegationCorrectionResolver,
  ItemCorrectionResolver,
  ImportListResolver,
] as const;
