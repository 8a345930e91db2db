import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { OrganizationType } from '../organizations/index.js';
import { SharedRecord, type RecordRow } from '../records/index.js';
import { rowsByOwner } from '../visibility/index.js';
import { NeededByType, NeedType } from './need.graphql.js';
import type { Need } from './need.js';
import { needLoader } from './need.node.js';
import { readRecordNeeds, type RecordNeed } from './record-needs.sql.js';

@Resolver(() => SharedRecord)
export class RecordNeedsResolver {
  @FieldResolver(() => [NeededByType], {
    description:
      '需求匹配：哪些单位需要此信息、是否已送达和签收，发布单位和县政府见全部，其他单位只见本单位的（规则 S3）。Who needs it, and whether it was delivered and received: its publisher and the county government see all, others what is their own (rule S3).',
  })
  neededBy(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<RecordNeed[]> {
    return loaders.ownFor(readRecordNeeds, rowsByOwner).load(key);
  }
}

@Resolver(() => NeededByType)
export class NeededByResolver {
  @FieldResolver(() => OrganizationType)
  organization(@Root() { organizationKey }: RecordNeed, @Ctx() { hub }: RequestContext) {
    return hub.organizations.byKey(organizationKey);
  }

  @FieldResolver(() => NeedType)
  async need(@Root() { needKey }: RecordNeed, @Ctx() { loaders }: RequestContext): Promise<Need> {
    const need = await loaders.own(needLoader).load(needKey);
    if (!need) throw new Error('a record meets a need that is gone');
    return need;
  }

  @FieldResolver(() => String)
  deliveredAt(@Root() { matchedAt }: RecordNeed): string {
    return matchedAt;
  }
}
