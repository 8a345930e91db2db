import { checkAmount, checkListedItem, isBlank } from '../../kernel/field-check.js';
import { compareAmounts, parseAmount } from '../../kernel/money.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

export const discretionKinds = {
  DISCRETION_STANDARD: 'DISCRETION_STANDARD',
  WORK_PROCEDURE: 'WORK_PROCEDURE',
} as const;
export type DiscretionKind = keyof typeof discretionKinds;

export const limitUnits = {
  HOURS: 'HOURS',
  WORKING_DAYS: 'WORKING_DAYS',
  DAYS: 'DAYS',
  MONTHS: 'MONTHS',
} as const;
export type LimitUnit = keyof typeof limitUnits;

export interface DiscretionTier {
  /** Of the benchmark that it comes from. */
  readonly code?: string | null;
  readonly itemCode?: string | null;
  readonly circumstance: string;
  readonly tier: string;
  readonly range: string;
  readonly conditions?: string | null;
  readonly legalBasis?: string | null;
  /** Yuan. */
  readonly minimumFine?: string | null;
  /** Yuan. */
  readonly maximumFine?: string | null;
}

export interface ProcedureStep {
  /** Its place among the steps, if not given. */
  readonly number?: number | null;
  readonly title: string;
  readonly content?: string | null;
  readonly post?: string | null;
  /** In words. */
  readonly limit?: string | null;
  readonly limitAmount?: number | null;
  readonly limitUnit?: LimitUnit | null;
}

export interface DiscretionStandardFields {
  readonly kind: DiscretionKind;
  /** A work procedure has none; what was given for one before it could say what it applies to is kept. */
  readonly violation?: string | null;
  readonly appliesTo?: string | null;
  readonly legalBasis: string;
  readonly tiers?: readonly DiscretionTier[] | null;
  readonly steps?: readonly ProcedureStep[] | null;
  /** `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  readonly itemCodes?: readonly string[] | null;
}

/** S5: a discretion standard has tiers, a work procedure has steps, and neither has the other's. */
export function checkDiscretionStandard(fields: DiscretionStandardFields): Refusal[] {
  const { kind, violation, appliesTo, tiers, steps, itemCodes } = fields;
  const isStandard = kind === 'DISCRETION_STANDARD';
  const tierCount = tiers?.length ?? 0;
  const stepCount = steps?.length ?? 0;
  return [
    ...(isStandard && isBlank(violation) ? [refusal('violation', 'REQUIRED', '裁量标准须填写违法行为', 'S5')] : []),
    ...(isStandard && appliesTo != null
      ? [refusal('appliesTo', 'INVALID', '适用事项属于工作流程；裁量标准请填违法行为', 'S5')]
      : []),
    ...(isStandard && tierCount === 0 ? [refusal('tiers', 'REQUIRED', '裁量标准至少有一个裁量阶次', 'S5')] : []),
    ...(isStandard && stepCount > 0 ? [refusal('steps', 'INVALID', '裁量标准没有工作步骤', 'S5')] : []),
    ...(!isStandard && stepCount === 0 ? [refusal('steps', 'REQUIRED', '工作流程至少有一个步骤', 'S5')] : []),
    ...(!isStandard && tierCount > 0 ? [refusal('tiers', 'INVALID', '工作流程没有裁量阶次', 'S5')] : []),
    ...(tiers ?? []).flatMap(checkTier),
    ...(tiers ?? []).flatMap((tier, index, all) => [
      ...checkListedItem(`tiers.${index}.itemCode`, tier.itemCode, itemCodes),
      ...(all.slice(0, index).some((one) => isSame(one, tier))
        ? [refusal(`tiers.${index}.code`, 'INVALID', '同一事项的阶次代码重复', 'S5')]
        : []),
    ]),
    ...(steps ?? []).flatMap(checkStep),
  ];
}

function isSame(one: DiscretionTier, other: DiscretionTier): boolean {
  return other.code != null && one.code === other.code && (one.itemCode ?? null) === (other.itemCode ?? null);
}

/** The number of a step: as given, or its place. */
export function numberOf(step: ProcedureStep | undefined, index: number): number {
  return step?.number ?? index + 1;
}

/** Stages are numbered upwards, and a limit that is counted has a number and a unit. */
function checkStep(step: ProcedureStep, index: number, all: readonly ProcedureStep[]): Refusal[] {
  const path = `steps.${index}`;
  const { title, limitAmount, limitUnit } = step;
  const least = index === 0 ? 1 : numberOf(all[index - 1], index - 1) + 1;
  return [
    ...(title.trim() === '' ? [refusal(`${path}.title`, 'REQUIRED', '步骤名称不能为空', 'S5')] : []),
    ...(numberOf(step, index) < least
      ? [refusal(`${path}.number`, 'INVALID', '步骤序号须为正整数，自小至大', 'S5')]
      : []),
    ...(limitAmount != null && limitAmount < 1
      ? [refusal(`${path}.limitAmount`, 'INVALID', '时限须为正整数', 'S5')]
      : []),
    ...(limitAmount != null && limitUnit == null
      ? [refusal(`${path}.limitUnit`, 'REQUIRED', '填写时限数值的须填写单位', 'S5')]
      : []),
    ...(limitUnit != null && limitAmount == null
      ? [refusal(`${path}.limitAmount`, 'REQUIRED', '填写时限单位的须填写数值', 'S5')]
      : []),
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
