import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { shanghaiDay } from '../kernel/calendar.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import type { RequestContext } from './hub.js';
import { requirePermission } from './identity/index.js';
import { existsOn, OrganizationType, type Organization } from './organizations/index.js';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Query(() => [OrganizationType], {
    description: '单位名录：某日存续的全部单位，默认今日。Organizations that exist on a day, today by default.',
  })
  organizations(
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: '日期，默认今日（北京时间）。Day; today in Asia/Shanghai by default.',
    })
    on: string | null,
    @Ctx() { hub, viewer }: RequestContext,
  ): Organization[] {
    requirePermission(viewer, 'read');
    const day = on ?? shanghaiDay(hub.clock.now()).toString();
    return hub.organizations.all().filter((organization) => existsOn(organization, day));
  }

  @Query(() => OrganizationType, { nullable: true, description: '单位：按代码查。An organization by its code.' })
  organization(
    @Arg('code', () => String, { description: '单位代码，如 141025100、sfj。Code of the organization.' }) code: string,
    @Ctx() { hub, viewer }: RequestContext,
  ): Organization | null {
    requirePermission(viewer, 'read');
    return hub.organizations.byCode(code) ?? null;
  }
}
