import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { RequestContext } from '../hub.js';
import { OrganizationType } from '../organizations/index.js';
import type { Reading } from './reading.sql.js';

@ObjectType('Reading', {
  simpleResolvers: true,
  description:
    '已阅：一个单位打开过一条信息或一个办理事项；本单位的按人列出。That an organization has opened a record or a proceeding; one’s own by person. Neither a place in a list nor the acknowledgement of a change is an opening.',
})
export class ReadingType {
  @Field(() => OrganizationType, { description: '查阅单位。Which organization.' })
  readonly organization!: OrganizationType;

  @Field(() => String, {
    nullable: true,
    description:
      '查阅人姓名或系统名称；只对本单位列出，其他单位的为空。Name of the person or system; only of one’s own organization, null of any other.',
  })
  readonly personName!: string | null;

  @Field(() => DateTimeScalar, { description: '首次打开的时间。When it was opened first.' })
  readonly firstAt!: string;

  @Field(() => DateTimeScalar, { description: '最近一次打开的时间。When it was opened last.' })
  readonly lastAt!: string;
}

@Resolver(() => ReadingType)
export class ReadingResolver {
  @FieldResolver(() => OrganizationType)
  organization(@Root() { organizationKey }: Reading, @Ctx() { hub }: RequestContext) {
    return hub.organizations.byKey(organizationKey);
  }
}
