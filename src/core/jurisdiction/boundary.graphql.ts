import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { OrganizationType, type Organization } from '../organizations/index.js';

@ObjectType('Competence', {
  simpleResolvers: true,
  description: '有权执法的单位：按清单（规则 G2）。Who is competent by the lists (rule G2).',
})
export class CompetenceType {
  @Field(() => OrganizationType, { description: '有权执法的单位。The competent organization.' })
  readonly organization!: Organization;

  @Field(() => String, { description: '依据文件：下放或公布清单的文件。The document it rests on.' })
  readonly basis!: string;

  @Field(() => LocalDateScalar, {
    description:
      '起始日：下放（划转）日，或部门持有之日。Since: day of the handover, or first day with the department.',
  })
  readonly since!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '终止日（不含）；未定为空。First day on which it no longer is; null while that is open.',
  })
  readonly until!: string | null;
}

export const coverageKinds = { NOBODY: 'NOBODY', SEVERAL: 'SEVERAL' } as const;

registerEnumType(coverageKinds, {
  name: 'CoverageKind',
  description: '职责边界的问题（规则 G2）。What is wrong with a boundary (rule G2).',
  valuesConfig: {
    NOBODY: { description: '无人负责。Nobody holds the item there.' },
    SEVERAL: { description: '多个单位负责。Several hold the item there.' },
  },
});

@ObjectType('CoverageFault', {
  simpleResolvers: true,
  description:
    '职责缺口与重叠：某乡镇无人或多个单位负责的事项（规则 G2）。An item that nobody or several hold in a township (rule G2).',
})
export class CoverageFaultType {
  @Field(() => String, { description: '事项代码。Code of the item.' })
  readonly itemCode!: string;

  @Field(() => String, { description: '事项名称。Name of the item.' })
  readonly itemName!: string;

  @Field(() => OrganizationType, { description: '乡镇。The township.' })
  readonly township!: Organization;

  @Field(() => coverageKinds, { description: '问题。What is wrong.' })
  readonly kind!: keyof typeof coverageKinds;

  @Field(() => [OrganizationType], { description: '负责的各单位，无人负责的为空列表。Who holds it; none or several.' })
  readonly holders!: Organization[];
}

export const CoverageFaultConnection = connectionOf('CoverageFault', () => CoverageFaultType);

@ObjectType({
  simpleResolvers: true,
  description:
    '清单外事项：超出本单位执法事项清单，如实标记，不予拒收（规则 G3）。Outside of one’s own list of items: flagged, never refused (rule G3).',
})
export class OutsideOwnList {
  @Field(() => String, { description: '依据的规则编号。Rule behind it.' })
  readonly rule!: string;

  @Field(() => [String], {
    description:
      '清单外事项代码：决定日不在本单位清单中的。Items that were not on one’s own list on the day of the decision.',
  })
  readonly itemCodes!: string[];
}
