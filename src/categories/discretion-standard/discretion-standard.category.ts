import { parseAmount } from '../../kernel/money.js';
import { defineCategory, detailTable, type RecordRow } from '../../core/records/index.js';
import { DiscretionStandardEntity } from './discretion-standard.entity.js';
import { discretionStandardFields } from './discretion-standard.graphql.js';
import {
  checkDiscretionStandard,
  numberOf,
  type DiscretionStandardFields,
  type DiscretionTier,
  type ProcedureStep,
} from './discretion-standard.rules.js';
import { DiscretionTierEntity } from './discretion-tier.entity.js';
import { ProcedureStepEntity } from './procedure-step.entity.js';

export const discretionStandard = defineCategory<DiscretionStandardFields>({
  name: 'DISCRETION_STANDARD',
  typeName: 'DiscretionStandard',
  description:
    '裁量标准和工作流程：第 5 类，行政处罚自由裁量标准及执法工作流程。Discretion standards and work procedures.',
  fields: discretionStandardFields,
  details: detailTable(DiscretionStandardEntity),
  parts: { tiers: detailTable(DiscretionTierEntity), steps: detailTable(ProcedureStepEntity) },
  columnsBehind: {},
  required: { kind: '种类', legalBasis: '依据', effectiveOn: '施行日期' },
  prose: ['violation', 'legalBasis', 'conditions', 'content'],
  check: checkDiscretionStandard,
  store: ({ kind, violation, appliesTo, legalBasis, effectiveOn, tiers, steps, itemCodes }) => ({
    columns: { kind, violation: violation ?? '', appliesTo: appliesTo ?? null, legalBasis, effectiveOn },
    parts: {
      tiers: (tiers ?? []).map(canonicalTier),
      steps: (steps ?? []).map((step, index) => ({ ...step, number: numberOf(step, index) })),
    },
    itemCodes: itemCodes ?? [],
  }),
  fieldsOf: (row, { tiers, steps }) => {
    const { kind, violation, appliesTo, legalBasis, effectiveOn, itemCodes } = row as RecordRow &
      Required<DiscretionStandardFields>;
    return {
      kind,
      violation,
      appliesTo,
      legalBasis,
      effectiveOn,
      itemCodes,
      tiers: (tiers ?? []) as DiscretionTier[],
      steps: (steps ?? []) as ProcedureStep[],
    };
  },
});

function canonicalTier(tier: DiscretionTier): DiscretionTier {
  return { ...tier, minimumFine: amount(tier.minimumFine), maximumFine: amount(tier.maximumFine) };
}

function amount(text: string | null | undefined): string | null {
  return text == null ? null : parseAmount(text);
}
