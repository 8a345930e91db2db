import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { organizationKinds, type OrganizationKind } from './organization.js';

registerEnumType(organizationKinds, {
  name: 'OrganizationKind',
  description: '单位性质。What an organization is.',
  valuesConfig: {
    TOWNSHIP: { description: '乡镇。Township.' },
    DEPARTMENT: { description: '县直部门。Department of the county.' },
    COUNTY_GOVERNMENT: { description: '县人民政府。County government.' },
    PROCURATORATE: { description: '人民检察院。People’s procuratorate.' },
    COURT: { description: '人民法院。People’s court.' },
    SUBORDINATE_BODY: {
      description:
        '内设、直属或派出机构：法律法规规章另有规定的，方可以自己的名义移送（规则 T10）。A body inside or below a department or township.',
    },
  },
});

@ObjectType('Division', { simpleResolvers: true, description: '行政区划。An administrative division.' })
export class DivisionType {
  @Field(() => String, { description: '区划代码，6 或 9 位。Division code, 6 or 9 digits.' })
  readonly code!: string;

  @Field(() => String, { description: '名称。Name.' })
  readonly name!: string;
}

@ObjectType('Organization', {
  implements: Node,
  simpleResolvers: true,
  description: '单位：乡镇、县直部门及其他机关。A township, a department or another body of the county.',
})
export class OrganizationType extends Node {
  @Field(() => String, { description: '单位代码。Code by which it is addressed.' })
  readonly code!: string;

  @Field(() => String, { description: '名称。Name.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '法定名称：公文的发文机关、主送机关和署名；未登记为空，公文用其名称。Name by law; null if none is told.',
  })
  readonly legalName!: string | null;

  @Field(() => organizationKinds, { description: '性质。Kind.' })
  readonly kind!: OrganizationKind;

  @Field(() => DivisionType, { description: '所在区划。The division it serves.' })
  readonly division!: DivisionType;

  @Field(() => LocalDateScalar, { description: '设立日，自该日起存续（登记）。First day it is registered.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '撤销日，自该日起不再存续。First day it no longer exists.',
  })
  readonly validTo!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: '承接单位。Its successor after a merger.' })
  readonly successor!: OrganizationType | null;

  @Field(() => [OrganizationPortionType], {
    description:
      '分立的部分：由其他单位承接的事项和乡镇；未分立为空。What others than its successor have of it since it was divided.',
  })
  readonly portions!: readonly OrganizationPortionType[];
}

@ObjectType('OrganizationPortion', {
  simpleResolvers: true,
  description: '分立的部分：某一承接单位承接的。What of a divided organization a successor has.',
})
export class OrganizationPortionType {
  @Field(() => OrganizationType, { description: '承接单位。The successor.' })
  readonly successor!: OrganizationType;

  @Field(() => [String], { description: '承接的事项的代码。Codes of the items that it has.' })
  readonly itemCodes!: readonly string[];

  @Field(() => [String], { description: '承接的乡镇的代码。Codes of the townships whose matters it has.' })
  readonly townshipCodes!: readonly string[];
}
