import { Field, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { OrganizationType, type Organization } from '../organizations/index.js';

@ObjectType('ListNotice', {
  simpleResolvers: true,
  description:
    '清单提示：另有单位列有同一事项，及其对管辖的影响；登记不受影响（规则 G2、D1）。That another lists the same item, and what this makes of the competence; nothing is refused (rules G2, D1).',
})
export class ListNoticeType {
  @Field(() => String, { description: '事项代码。Code of the item.' })
  readonly itemCode!: string;

  @Field(() => OrganizationType, { description: '另一列有此事项的单位。Who else lists it.' })
  readonly organization!: Organization;

  @Field(() => LocalDateScalar, { description: '同时列有的首日。First day on which both list it.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '不再同时列有的首日；未定为空。First day on which one of them no longer does; null while open.',
  })
  readonly validTo!: string | null;

  @Field(() => [OrganizationType], {
    description:
      '因此没有有权单位的乡镇：competentOrganization 为空。Townships where nobody is competent because of it.',
  })
  readonly undecidedIn!: readonly Organization[];

  @Field(() => String, { description: '说明。What it means, in Chinese.' })
  readonly message!: string;

  @Field(() => String, { description: '依据的规则编号。Rule behind it.' })
  readonly rule!: string;
}
