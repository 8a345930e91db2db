import { Field, InputType, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { ListNoticeType } from './list-notice.graphql.js';
import type { ListNotice } from './list-notice.js';
import { DelegationType, EnforcementItemType } from './enforcement-item.graphql.js';

@InputType({
  description:
    '登记执法事项，或其自某日起的新版本；重复登记同样内容不产生变化。Records an item, or a new version of it from a day on; the same once more changes nothing.',
})
export class RecordEnforcementItemInput {
  @Field(() => String, { description: '事项代码，字母、数字、点、横线，至多 64 位。Code of the item.' })
  readonly code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '实施单位代码：部门，或对自身法定职权事项的乡镇；默认本单位，县政府须填。Code of whose list it is: a department, or a township for items of its own law; one’s own by default, the county government names it.',
  })
  readonly departmentCode?: string | null;

  @Field(() => String, { description: '事项名称，1 至 500 字。Name, 1 to 500 characters.' })
  readonly name!: string;

  @Field(() => String, { description: '设定依据，1 至 2000 字。Legal basis, 1 to 2,000 characters.' })
  readonly legalBasis!: string;

  @Field(() => String, { nullable: true, description: '处罚种类，按清单原文。Kinds of penalties, as written.' })
  readonly penalties?: string | null;

  @Field(() => LocalDateScalar, { description: '生效日，可为过去。First day on which it holds; past days are fine.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '失效日；不填则至下一版本。First day on which it no longer holds; until the next version if not given.',
  })
  readonly validTo?: string | null;

  @Field(() => String, { description: '公布清单的依据文件，1 至 500 字。The document that publishes it.' })
  readonly basis!: string;
}

@ObjectType({ simpleResolvers: true, description: '登记事项的结果。The item, or what is wrong.' })
export class RecordEnforcementItemPayload {
  @Field(() => EnforcementItemType, {
    nullable: true,
    description: '事项在生效日的内容；有错误时为空。The item as of its first day, null when refused.',
  })
  readonly item!: EnforcementItemType | null;

  @Field(() => [ListNoticeType], {
    description:
      '提示：另有单位列有同一事项的，及其对管辖的影响；该单位从变更日志得知。That another lists the same item, and what this makes of the competence; the other is told by the change log.',
  })
  readonly notices!: readonly ListNotice[];

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when it was recorded.' })
  readonly userErrors!: UserError[];
}

@InputType()
abstract class ItemInTownship {
  @Field(() => String, { description: '事项代码。Code of the item.' })
  readonly itemCode!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '实施部门代码，默认本部门；县政府在多个部门列有此事项时须填。Code of the department, one’s own by default; the county government names it where several list the item.',
  })
  readonly departmentCode?: string | null;

  @Field(() => String, { description: '乡镇代码。Code of the township.' })
  readonly townshipCode!: string;
}

@InputType({
  description:
    '将事项下放乡镇（规则 G2）；重复登记不产生变化。Hands an item over to a township (rule G2); the same once more changes nothing.',
})
export class DelegateItemInput extends ItemInTownship {
  @Field(() => LocalDateScalar, { description: '下放日（划转日），可为过去。Day of the handover; past days are fine.' })
  readonly delegatedFrom!: string;

  @Field(() => String, { description: '下放的依据文件，1 至 500 字。The document that hands it over.' })
  readonly basis!: string;
}

@InputType({ description: '收回下放的事项（规则 G2）。Takes an item back from a township (rule G2).' })
export class RevokeDelegationInput extends ItemInTownship {
  @Field(() => LocalDateScalar, {
    description: '收回日，自该日起仍由部门执法。First day on which the department acts again.',
  })
  readonly revokedOn!: string;

  @Field(() => String, { description: '收回的依据文件，1 至 500 字。The document that takes it back.' })
  readonly basis!: string;
}

@ObjectType({ simpleResolvers: true, description: '下放或收回的结果。The handover, or what is wrong.' })
export class DelegationPayload {
  @Field(() => DelegationType, {
    nullable: true,
    description: '下放事项；有错误时为空。The handover, null when refused.',
  })
  readonly delegation!: DelegationType | null;

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when it was recorded.' })
  readonly userErrors!: UserError[];
}
