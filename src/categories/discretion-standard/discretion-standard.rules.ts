import { checkAmount } from '../../kernel/field-check.js';
import { compareAmounts, parseAmount } from '../../kernel/money.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

export const discretionKinds = {
  DISCRETION_STANDARD: 'DISCRETION_STANDARD',
  WORK_PROCEDURE: 'WORK_PROCEDURE',
} as const;
export type DiscretionKind = keyof typeof discretionKinds;

export interface DiscretionTier {
  readonly circumstance: string;
  readonly tier: string;
  readonly range: string;
  /** Yuan. */
  readonly minimumFine?: string | null;
  /** Yuan. */
  readonly maximumFine?: string | null;
}

export interface ProcedureStep {
  readonly title: string;
  readonly limit?: string | null;
}

export interface DiscretionStandardFields {
  readonly kind: DiscretionKind;
  readonly violation: string;
  readonly legalBasis: string;
  readonly tiers?: readonly DiscretionTier[] | null;
  readonly steps?: readonly ProcedureStep[] | null;
  /** `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  readonly itemCodes?: readonly string[] | null;
}

/** S5: a discretion standard has tiers, a work procedure has steps, and neither has the other's. */
export function checkDiscretionStandard({ kind, tiers, steps }: DiscretionStandardFields): Refusal[] {
  const isStandard = kind === 'DISCRETION_STANDARD';
  const tierCount = tiers?.length ?? 0;
  const stepCount = steps?.length ?? 0;
  return [
    ...(isStandard && tierCount === 0 ? [refusal('tiers', 'REQUIRED', '裁量标准至少有一个裁量阶次', 'S5')] : []),
    ...(isStandard && stepCount > 0 ? [refusal('steps', 'INVALID', '裁量标准没有工作步骤', 'S5')] : []),
    ...(!isStandard && stepCount === 0 ? [refusal('steps', 'REQUIRED', '工作流程至少有一个步骤', 'S5')] : []),
    ...(!isStandard && tierCount > 0 ? [refusal('tiers', 'INVALID', '工作流程没有裁量阶次', 'S5')] : []),
    ...(tiers ?? []).flatMap(checkTier),
    ...(steps ?? []).flatMap(({ title }, index) =>
      title.trim() === '' ? [refusal(`steps.${index}.title`, 'REQUIRED', '步骤名称不能为空', 'S5')] : [],
    ),
  ];
}

function checkTier(tier: DiscretionTier, index: number): Refusal[] {
  const path = `tiers.${index}`;
  const blank = (['circumstance', 'tier', 'range'] as const)
    .filter((field) => tier[field].trim() === '')
    .map((field) => refusal(`${path}.${field}`, 'REQUIRED', '裁量情节、阶次和幅度均不能为空', 'S5'));
  const amounts = [
    ...checkAmount(`${path}.minimumFine`, tier.minimumFine),
    ...checkAmount(`${path}.maximumFine`, tier.maximumFine),
  ];
  const minimum = tier.minimumFine == null ? null : parseAmount(tier.minimumFine);
  const maximum = tier.maximumFine == null ? null : parseAmount(tier.maximumFine);
  const reversed = minimum !== null && maximum !== null && compareAmounts(minimum, maximum) > 0;
  return [
    ...blank,
    ...amounts,
    ...(reversed ? [refusal(`${path}.maximumFine`, 'INVALID', '罚款上限不能低于下限', 'S5')] : []),
  ];
}
