import { Field, InputType, registerEnumType } from 'type-graphql';
import { inputOnly, optional, RecordFilter, required, type CategoryFields } from '../../core/records/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { adjustmentKinds, lawLevels, standings, type AdjustmentKind, type LawLevel } from './legal-adjustment.rules.js';

registerEnumType(lawLevels, {
  name: 'LawLevel',
  description: '效力层级。Rank of a legal instrument.',
  valuesConfig: {
    LAW: { description: '法律。Law.' },
    ADMINISTRATIVE_REGULATION: { description: '行政法规。Administrative regulation.' },
    LOCAL_REGULATION: { description: '地方性法规。Local regulation.' },
    RULE: { description: '规章。Rule.' },
    NORMATIVE_DOCUMENT: { description: '规范性文件。Normative document.' },
  },
});

registerEnumType(adjustmentKinds, {
  name: 'AdjustmentKind',
  description: '立改废方式。How an instrument was adjusted.',
  valuesConfig: {
    ADOPTED: { description: '通过。Adopted.' },
    PROMULGATED: { description: '公布。Promulgated.' },
    AMENDED: { description: '修正。Amended.' },
    REVISED: { description: '修订。Revised.' },
    REPEALED: { description: '废止。Repealed.' },
  },
});

registerEnumType(standings, {
  name: 'LegalStanding',
  description: '由日期推算的效力状态。Standing, derived from dates.',
  valuesConfig: {
    NOT_YET_IN_FORCE: { description: '尚未施行。Not yet in force.' },
    IN_FORCE: { description: '现行有效。In force.' },
    AMENDED: { description: '已修改：已被后来的修正或修订取代。Replaced by a later amendment or revision.' },
    REPEALED: { description: '已废止。Repealed.' },
  },
});

export const legalAdjustmentFields: CategoryFields = {
  instrumentTitle: required(() => String, '法律、法规、规章名称。Title of the instrument.'),
  level: required(() => lawLevels, '效力层级。Rank.'),
  adjustmentKind: required(() => adjustmentKinds, '立改废方式。Kind of adjustment.'),
  adoptedOn: required(() => LocalDateScalar, '通过、公布日期。Day of adoption or promulgation.'),
  effectiveOn: optional(
    () => LocalDateScalar,
    '施行日期；不填则自通过、公布之日起。Day it takes effect; adoption if absent.',
  ),
  issuingBody: optional(() => String, '制定机关。Issuing body.'),
  documentNumber: optional(() => String, '公布文号。Document number.'),
  articles: optional(
    () => [String],
    '所调整的条款，如 第三十四条；不填为全文（规则 S1）。Articles that were adjusted; none: the instrument as a whole (rule S1).',
  ),
  itemCodes: inputOnly(() => [String], '涉及的执法事项代码。Codes of the enforcement items it founds.'),
  summary: optional(() => String, '调整内容摘要。Summary of the adjustment.'),
};

export const legalAdjustmentFacts: CategoryFields = {
  standing: required(
    () => standings,
    '今日的效力状态，由同名文件各次调整的日期推算。Standing today, from the dates of all adjustments of the instrument that one may see.',
  ),
};

@InputType({ description: '法律法规规章调整的筛选条件。Filter of legal adjustments.' })
export class LegalAdjustmentFilter extends RecordFilter {
  @Field(() => String, { nullable: true, description: '名称，全文相同。Title of the instrument, exactly.' })
  readonly instrumentTitle?: string | null;

  @Field(() => [lawLevels], { nullable: true, description: '效力层级，任一即可。Any of these ranks.' })
  readonly levels?: LawLevel[] | null;

  @Field(() => [adjustmentKinds], { nullable: true, description: '立改废方式，任一即可。Any of these kinds.' })
  readonly adjustmentKinds?: AdjustmentKind[] | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '通过、公布日期不早于（含）。Adopted on this day or later.',
  })
  readonly adoptedFrom?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '通过、公布日期不晚于（含）。Adopted on this day or earlier.',
  })
  readonly adoptedTo?: string | null;
}
