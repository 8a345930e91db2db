import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { roles, type Role } from '../identity/index.js';

@ObjectType('Person', {
  simpleResolvers: true,
  description: '人员或系统：以本单位名义登录过的。A person or system that has signed in for the organization.',
})
export class PersonType {
  @Field(() => ID, {
    description:
      '全局标识：人员在本单位的；同一人在几个单位办事，在各单位各有一个。Global id: of the person in this organization; somebody who acts for several has one in each.',
  })
  readonly id!: string;

  @Field(() => String, { description: '姓名或系统名称。Name of the person or system.' })
  readonly name!: string;

  @Field(() => [roles], {
    description: '最近一次登录时的角色：在本单位的。Its roles in the organization when it last signed in for it.',
  })
  readonly roles!: Role[];

  @Field(() => Boolean, {
    description: '是否为系统，以 API 密钥登录。Whether it is a system that signs in by API key.',
  })
  readonly isSystem!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '停用时间：在本单位的；在用为空。When its access to the organization was ended, null while it has access.',
  })
  readonly deactivatedAt!: string | null;
}

export const PersonConnection = connectionOf('Person', () => PersonType);

@InputType({
  description:
    '停用或恢复一人：在本单位的，在其他单位的不变。Ends a person’s access to one’s own organization, or gives it again; other organizations are not touched.',
})
export class PersonAccessInput {
  @Field(() => ID, { description: '人员或系统的全局标识。Global id of the person or system.' })
  readonly personId!: string;

  @Field(() => String, { description: '理由，记入审计日志。Reason, kept in the audit log.' })
  readonly reason!: string;
}

@ObjectType({ simpleResolvers: true, description: '停用或恢复的结果。The person, or what is wrong.' })
export class PersonAccessPayload {
  @Field(() => PersonType, {
    nullable: true,
    description: '办理后的人员；有错误时为空。The person, null when refused.',
  })
  readonly person!: PersonType | null;

  @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}
