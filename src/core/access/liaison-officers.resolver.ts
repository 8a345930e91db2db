import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { askedPage } from '../../platform/graphql/connection.js';
import { connectionOf, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { existsOn, OrganizationType, type Organization } from '../organizations/index.js';
import { officerList, officerSource, organizationsWithLiaison, type LiaisonOfficer } from './liaison-officers.sql.js';

@ObjectType('LiaisonOfficer', {
  description: '联合执法联络人（规则 U3）。A person named to keep in touch for an organization (rule U3).',
})
class LiaisonOfficerType {
  @Field(() => ID, {
    description:
      '全局标识：已登记的为任职的；单位未登记联络人的，为人员在该单位的。Global id: of the duty; where the organization has named nobody, of the person in it.',
  })
  readonly id!: string;

  @Field(() => String, { description: '姓名。Name.' })
  readonly name!: string;

  @Field(() => OrganizationType, { description: '所在单位。Whose liaison officer it is.' })
  readonly organization!: OrganizationType;

  @Field(() => Boolean, {
    description:
      '是否已登记为联络人；否为单位未登记任何人，按登录角色认定。Whether named as such; if not, the organization has named nobody and the role counts.',
  })
  readonly isNamed!: boolean;

  @Field(() => String, { nullable: true, description: '电话；未登记为空。Telephone; null while not registered.' })
  readonly telephone!: string | null;

  @Field(() => String, { nullable: true, description: '电子邮箱；未登记为空。E-mail; null while not registered.' })
  readonly email!: string | null;
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
      '联合执法联络人：今日登记在任的；单位未登记任何人的，为持联络人角色登录过且在用的人员（规则 U3）。Liaison officers: whoever is named today; where an organization has named nobody, people with that role and with access (rule U3).',
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
    return keysetConnection(officerList, officerSource(hub.pool, today(hub), organization), askedPage(hub, args, info));
  }

  @Query(() => [OrganizationType], {
    description:
      '尚无联络人的乡镇和部门，须指定专人（规则 U3）。Townships and departments without a liaison officer; each must name one (rule U3).',
  })
  async organizationsWithoutLiaison(@Ctx() { hub, viewer }: RequestContext): Promise<Organization[]> {
    requirePermission(viewer, 'read');
    const day = today(hub);
    const provided = await organizationsWithLiaison(hub.pool, day);
    return hub.organizations
      .all()
      .filter((each) => mustHaveOne(each) && existsOn(each, day) && !provided.has(each.key));
  }
}

const today = ({ clock }: Pick<Hub, 'clock'>): string => shanghaiDay(clock.now()).toString();

/** U3 speaks of townships and departments. */
function mustHaveOne({ kind }: Organization): boolean {
  return kind === 'TOWNSHIP' || kind === 'DEPARTMENT';
}
