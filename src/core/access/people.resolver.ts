import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { askedPage } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { PersonAccessInput, PersonAccessPayload, PersonConnection } from './people.graphql.js';
import { personList, personSource, type PersonAccess } from './people.sql.js';
import { changeAccess, type PersonAnswer } from './person-access.js';

@Resolver()
export class PeopleResolver {
  @Query(() => PersonConnection, {
    description:
      '人员和系统：以本单位名义登录过的，按首次登录先后。People and systems that have signed in for one’s own organization.',
  })
  async people(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<PersonAccess>> {
    const { organization } = requirePermission(viewer, 'manageAccess');
    return keysetConnection(personList, personSource(hub.pool, organization.key), askedPage(hub, args, info));
  }

  @Mutation(() => PersonAccessPayload, {
    description:
      '停用人员或系统，限在本单位的；五秒内断开其以本单位名义的全部连接，在其他单位的不变；最后一名联络人不能停用（规则 U3）。Ends the access of a person or system to one’s own organization, not to others; the last liaison officer stays (rule U3).',
  })
  deactivatePerson(
    @Arg('input', () => PersonAccessInput, { description: '请求内容。What is asked for.' }) input: PersonAccessInput,
    @Ctx() context: RequestContext,
  ): Promise<PersonAnswer> {
    return changeAccess(context, input, false);
  }

  @Mutation(() => PersonAccessPayload, {
    description: '恢复人员或系统：在本单位已停用的。Gives a person or system access to one’s own organization again.',
  })
  reactivatePerson(
    @Arg('input', () => PersonAccessInput, { description: '请求内容。What is asked for.' }) input: PersonAccessInput,
    @Ctx() context: RequestContext,
  ): Promise<PersonAnswer> {
    return changeAccess(context, input, true);
  }
}
