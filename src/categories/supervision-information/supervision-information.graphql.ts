import { Field, InputType, registerEnumType } from 'type-graphql';
import { itemCodes, optional, RecordFilter, required, type CategoryFields } from '../../core/records/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { supervisionKinds, type SupervisionKind } from './supervision-information.rules.js';

registerEnumType(supervisionKinds, {
  name: 'SupervisionKind',
  description: '监管信息的种类（规则 S2）。Kinds of supervision information (rule S2).',
  valuesConfig: {
    LICENCE_GRANTED: { description: '准予许可。A licence was granted.' },
    LICENCE_CHANGED: { description: '许可变更。A licence was changed.' },
    LICENCE_RENEWED: { description: '许可延续。A licence was renewed.' },
    LICENCE_ENDED: { description: '许可注销，含届满、终止。A licence ended.' },
    LICENCE_REVOKED: { description: '许可撤销、吊销。A licence was revoked.' },
    ENFORCEMENT_ITEM: { description: '执法事项。Enforcement items.' },
    RISK_RATING: { description: '信用风险分类。Rating of credit and risk.' },
    SAMPLING: { description: '抽检监测。Sampling and monitoring.' },
    OTHER: { description: '其他。Other.' },
  },
});

export const supervisionInformationFields: CategoryFields = {
  kind: optional(() => supervisionKinds, '监管信息种类；此前共享的为空。Kind; null in what was shared before.'),
  summary: required(() => String, '内容摘要。Summary.'),
  counterpartName: optional(() => String, '监管对象；许可信息必填。Who is supervised; required of a licence.'),
  counterpartCode: optional(
    () => String,
    '监管对象代码：统一社会信用代码（GB 32100），校验校验位；自然人不填号码。Unified social credit code, checked; a person has none.',
  ),
  licenceName: optional(() => String, '许可名称，如 食品经营许可证。Name of the licence.'),
  licenceNumber: optional(() => String, '许可编号；许可信息必填。Number of the licence; required of one.'),
  validFrom: optional(() => LocalDateScalar, '有效期自（含）。First day on which the licence is valid.'),
  validTo: optional(
    () => LocalDateScalar,
    '有效期至（含）；长期有效的为空。Last day on which it is valid; null: for good.',
  ),
  itemCodes,
};

@InputType({ description: '执法事项和监管信息的筛选条件。Filter of supervision information.' })
export class SupervisionInformationFilter extends RecordFilter {
  @Field(() => [supervisionKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: SupervisionKind[] | null;

  @Field(() => String, { nullable: true, description: '监管对象代码，全文相同。Code of the counterpart, exactly.' })
  readonly counterpartCode?: string | null;

  @Field(() => String, { nullable: true, description: '许可编号，全文相同。Number of the licence, exactly.' })
  readonly licenceNumber?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '有效期含该日：该日有效，按填报的有效期。Valid on this day, by the days that were told.',
  })
  readonly validOn?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '有效期至不早于（含）。Valid to this day or later.' })
  readonly expiresFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '有效期至不晚于（含）。Valid to this day or earlier.' })
  readonly expiresTo?: string | null;
}
