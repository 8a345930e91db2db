import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { Node } from '../../platform/graphql/node.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { datedChangeOf, datedCorrectionOf } from '../dated/index.js';
import { OrganizationType, type Organization } from '../organizations/index.js';

@ObjectType({
  simpleResolvers: true,
  description: '执法事项版本：在某一时期的内容。What a list says of an item in a period.',
})
export class EnforcementItemVersion {
  @Field(() => LocalDateScalar, { description: '生效日。First day on which it holds.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '失效日，当日已不适用；未定为空。First day on which it no longer holds.',
  })
  readonly validTo!: string | null;

  @Field(() => String, { description: '事项名称。Name.' })
  readonly name!: string;

  @Field(() => String, { description: '设定依据。Legal basis of the penalty.' })
  readonly legalBasis!: string;

  @Field(() => String, {
    nullable: true,
    description: '处罚种类，按清单原文。Kinds of penalties, in the words of the list.',
  })
  readonly penalties!: string | null;

  @Field(() => String, { description: '公布清单的依据文件。The document that published it.' })
  readonly basis!: string;
}

const VersionChange = datedChangeOf('EnforcementItem', () => EnforcementItemVersion);
export const EnforcementItemCorrection = datedCorrectionOf('EnforcementItem', () => EnforcementItemVersion);

@ObjectType({
  simpleResolvers: true,
  description: '下放的时期：自下放至收回（规则 G2）。When an item is handed over to a township (rule G2).',
})
export class DelegationPeriod {
  @Field(() => LocalDateScalar, {
    description: '下放日（划转日），乡镇自该日起执法。Day of the handover, the first on which the township acts.',
  })
  readonly delegatedFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '收回日，自该日起仍由部门执法；有效时为空。First day on which the department acts again.',
  })
  readonly revokedOn!: string | null;

  @Field(() => String, { description: '下放的依据文件。The document that hands it over.' })
  readonly basis!: string;

  @Field(() => String, { nullable: true, description: '收回的依据文件。The document that takes it back.' })
  readonly revocationBasis!: string | null;
}

const DelegationChange = datedChangeOf('Delegation', () => DelegationPeriod);
export const DelegationCorrection = datedCorrectionOf('Delegation', () => DelegationPeriod);

@ObjectType('Delegation', {
  simpleResolvers: true,
  description:
    '下放事项：执法事项下放（划转）乡镇（规则 G2）。An item that a department has handed over to a township (rule G2).',
})
export class DelegationType extends DelegationPeriod {
  @Field(() => String, { description: '事项代码。Code of the item.' })
  readonly itemCode!: string;

  @Field(() => OrganizationType, { description: '下放的部门。The department.' })
  readonly department!: Organization;

  @Field(() => OrganizationType, { description: '承接的乡镇。The township.' })
  readonly township!: Organization;

  @Field(() => [DelegationChange], {
    description:
      '历次变动，自新至旧，至多 100 次：此事项下放此乡镇的，连同此前的登记。How its being handed over to the township came to change, newest first, at most 100, each with what was told before.',
  })
  readonly history!: InstanceType<typeof DelegationChange>[];
}

@ObjectType('EnforcementItem', {
  implements: Node,
  simpleResolvers: true,
  description:
    '执法事项：某部门或乡镇清单中的一项，为所问之日的内容；由变更日志或全局标识取得、当日未列入清单的，为将生效的或最后的内容（规则 G2、G3）。An item of the list of a department or a township, as of the day asked for; from the change log or by its id, if it is not listed today, as it will be or was last (rules G2, G3).',
})
export class EnforcementItemType extends EnforcementItemVersion {
  @Field(() => ID, { description: '全局标识，不透明，永不改变。Opaque global id; it never changes.' })
  readonly id!: string;

  @Field(() => String, { description: '事项代码。Code.' })
  readonly code!: string;

  @Field(() => OrganizationType, {
    description:
      '实施单位：清单中有此事项的部门，或依自身法定职权的乡镇。In whose list it is: a department, or a township by a law of its own.',
  })
  readonly department!: Organization;

  @Field(() => [EnforcementItemVersion], { description: '历次版本，自旧至新。All versions, oldest first.' })
  readonly versions!: EnforcementItemVersion[];

  @Field(() => [DelegationType], {
    description: '历次下放，含已收回的，自旧至新。All handovers, revoked ones too, oldest first.',
  })
  readonly delegations!: DelegationType[];

  @Field(() => [VersionChange], {
    description:
      '历次变动，自新至旧，至多 100 次，连同此前的各版本。How its versions came to change, newest first, at most 100, each with what was told before.',
  })
  readonly history!: InstanceType<typeof VersionChange>[];
}

export const EnforcementItemConnection = connectionOf('EnforcementItem', () => EnforcementItemType);

@InputType({ description: '执法事项的筛选条件，各项同时满足。Filter of enforcement items; all conditions hold.' })
export class EnforcementItemFilter {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '有效日：该日有效的事项，默认今日（北京时间）。Listed on this day; today by default.',
  })
  readonly on?: string | null;

  @Field(() => String, { nullable: true, description: '实施单位代码：部门或乡镇。Code of whose list it is.' })
  readonly departmentCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '承接乡镇代码：该日已下放此乡镇的事项。Handed over to this township on that day.',
  })
  readonly townshipCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '所引用的法规：设定依据引用的法律、法规、规章名称，有无“中华人民共和国”均可（规则 S1）。Cites this instrument in its legal basis, with or without 中华人民共和国 (rule S1).',
  })
  readonly citing?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      '所引用的条款，如 第三十四条，任一即可；与 citing 合用，未引具体条款的也列出。Any of these articles of it; also what names no article.',
  })
  readonly citingArticles?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      '检索文字：在代码、名称或设定依据中，至少两个字。Text of code, name or legal basis, two characters at least.',
  })
  readonly text?: string | null;
}
