import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { askedPage } from '../../platform/graphql/connection.js';
import { connectionOf, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { existsOn, OrganizationType, type Organization } from '../organizations/index.js';
import { officerList, officerSource, organizationsWithLiaison, type LiaisonOfficer } from './liaison-officers.sql.js';

@ObjectType('LiaisonOfficer', {
  description: '联合执法联络人（规则 U3）。A person named to keep in touch for an organization (rule U3).',
})
class LiaisonOfficerType {
  @Field(() => ID, {
    description:
      '人员的全局标识：在该单位的；一人兼任几个单位的联络人，各有一个。Global id of the person in this organization; whoever is named by several has one in each.',
  })
  readonly id!: string;

  @Field(() => String, { description: '姓名。Name.' })
  readonly name!: string;

  @Field(() => OrganizationType, { description: '所在单位。Whose liaison officer it is.' })
  readonly organization!: OrganizationType;
}

const LiaisonOfficerConnection = connectionOf('LiaisonOfficer', () => LiaisonOfficerType);

@Resolver(() => LiaisonOfficerType)
export class LiaisonOfficersResolver {
  @FieldResolver(() => OrganizationType)
  organization(@Root() { organizationId }: LiaisonOfficer, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(organizationId);
  }

  @Query(() => LiaisonOfficerConnection, {
    description:
      '联合执法联络人：各单位持联络人角色登录过且在用的人员（规则 U3）。Liaison officers: people with that role and with access (rule U3).',
  })
  async liaisonOfficers(
    @Arg('organizationCode', () => String, {
      nullable: true,
      description: '单位代码，不填为全部单位。Code of an organization; all of them if not given.',
    })
    organizationCode: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<LiaisonOfficer>> {
    requirePermission(viewer, 'read');
    const organization = organizationCode == null ? null : (hub.organizations.byCode(organizationCode)?.key ?? -1);
    return keysetConnection(officerList, officerSource(hub.pool, organization), askedPage(hub, args, info));
  }

  @Query(() => [OrganizationType], {
    description:
      '尚无联络人的乡镇和部门，须指定专人（规则 U3）。Townships and departments without a liaison officer; each must name one (rule U3).',
  })
  async organizationsWithoutLiaison(@Ctx() { hub, viewer }: RequestContext): Promise<Organization[]> {
    requirePermission(viewer, 'read');
    const today = shanghaiDay(hub.clock.now()).toString();
    const provided = await organizationsWithLiaison(hub.pool);
    return hub.organizations
      .all()
      .filter((each) => mustHaveOne(each) && existsOn(each, today) && !provided.has(each.key));
  }
}

/** U3 speaks of townships and departments. */
function mustHaveOne({ kind }: Organization): boolean {
  return kind === 'TOWNSHIP' || kind === 'DEPARTMENT';
}
