import { Ctx, Field, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { OrganizationType, type Organization } from '../organizations/index.js';
import { roles, type Role } from './role.js';
import { requirePermission } from './viewer.js';

registerEnumType(roles, {
  name: 'Role',
  description: '角色。Roles of a person or system in its organization.',
  valuesConfig: {
    VIEWER: { description: '查阅。Reads.' },
    PUBLISHER: { description: '发布本单位信息。Publishes for its organization.' },
    LIAISON: { description: '联合执法联络人（机制三（四）2）。Liaison officer.' },
    ANALYST: { description: '统计分析。Analyst.' },
    CONFERENCE_OFFICE: { description: '联席会议办公室（制度第四条）。Conference office.' },
    CONVENER: { description: '联席会议召集人（制度第六条）。Convener.' },
    COUNTY_GOVERNMENT: { description: '县政府。County government.' },
    AUDITOR: { description: '审计。Auditor.' },
    ADMINISTRATOR: { description: '平台管理。Administrator.' },
  },
});

@ObjectType('Viewer', { simpleResolvers: true, description: '当前访问者。Whoever asks.' })
export class ViewerType {
  @Field(() => String, { description: '姓名或系统名称。Name of the person or system.' })
  readonly name!: string;

  @Field(() => OrganizationType, { description: '所属单位。Its organization.' })
  readonly organization!: Organization;

  @Field(() => [roles], {
    description:
      '有效角色；令牌中本单位不能担任的角色不计。Its roles; those that its organization cannot hold do not count.',
  })
  readonly roles!: Role[];
}

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, {
    description: '当前访问者：本人及其单位、角色。The viewer with its organization and roles.',
  })
  viewer(@Ctx() context: RequestContext): ViewerType {
    const { person, organization, roles: held } = requirePermission(context.viewer, 'read');
    // Whoever holds a socket open for long has seen the register on another day.
    return { name: person.name, organization: context.hub.organizations.byKey(organization.key), roles: [...held] };
  }
}
