import { refusal, type Refusal } from '../../kernel/refusal.js';

export const lawLevels = {
  LAW: 'LAW',
  ADMINISTRATIVE_REGULATION: 'ADMINISTRATIVE_REGULATION',
  LOCAL_REGULATION: 'LOCAL_REGULATION',
  RULE: 'RULE',
  NORMATIVE_DOCUMENT: 'NORMATIVE_DOCUMENT',
} as const;
export type LawLevel = keyof typeof lawLevels;

export const adjustmentKinds = {
  ADOPTED: 'ADOPTED',
  PROMULGATED: 'PROMULGATED',
  AMENDED: 'AMENDED',
  REVISED: 'REVISED',
  REPEALED: 'REPEALED',
} as const;
export type AdjustmentKind = keyof typeof adjustmentKinds;

export const standings = {
  NOT_YET_IN_FORCE: 'NOT_YET_IN_FORCE',
  IN_FORCE: 'IN_FORCE',
  AMENDED: 'AMENDED',
  REPEALED: 'REPEALED',
} as const;
export type Standing = keyof typeof standings;

export interface LegalAdjustmentFields {
  readonly instrumentTitle: string;
  readonly level: LawLevel;
  readonly adjustmentKind: AdjustmentKind;
  /** `YYYY-MM-DD`. */
  readonly adoptedOn: string;
  readonly effectiveOn?: string | null | undefined;
  readonly issuingBody?: string | null | undefined;
  readonly documentNumber?: string | null | undefined;
  readonly itemCodes?: readonly string[] | null | undefined;
  readonly summary?: string | null | undefined;
}

/** S1: an adjustment takes effect on the day it is adopted or later, never before; adoption lies in the past. */
export function checkLegalAdjustment(fields: LegalAdjustmentFields, today: string): Refusal[] {
  const { adoptedOn, effectiveOn } = fields;
  return [
    ...(adoptedOn > today ? [refusal('adoptedOn', 'INVALID', '通过、公布日期不能晚于今日', 'S1')] : []),
    ...(effectiveOn != null && effectiveOn < adoptedOn
      ? [refusal('effectiveOn', 'INVALID', '施行日期不能早于通过、公布日期', 'S1')]
      : []),
  ];
}

export type Adjustment = Pick<LegalAdjustmentFields, 'adjustmentKind' | 'adoptedOn' | 'effectiveOn'>;

/**
 * How the text that an adjustment made stands on a day, from dates alone: not yet in force before it takes effect;
 * repealed when it is a repeal or one has taken effect since; amended when a later amendment or revision has; else in
 * force. Without an effective date it takes effect when adopted. `others` are the other adjustments of the instrument.
 */
export function standingOf(adjustment: Adjustment, others: readonly Adjustment[], today: string): Standing {
  const since = effectOf(adjustment);
  if (since > today) return 'NOT_YET_IN_FORCE';
  if (adjustment.adjustmentKind === 'REPEALED') return 'REPEALED';
  const later = others.filter((other) => effectOf(other) <= today && isLater(other, adjustment));
  if (later.some(({ adjustmentKind }) => adjustmentKind === 'REPEALED')) return 'REPEALED';
  const replacing: readonly AdjustmentKind[] = ['AMENDED', 'REVISED'];
  return later.some(({ adjustmentKind }) => replacing.includes(adjustmentKind)) ? 'AMENDED' : 'IN_FORCE';
}

function effectOf({ adoptedOn, effectiveOn }: Adjustment): string {
  return effectiveOn ?? adoptedOn;
}

function isLater(one: Adjustment, other: Adjustment): boolean {
  const [mine, yours] = [effectOf(one), effectOf(other)];
  return mine > yours || (mine === yours && one.adoptedOn > other.adoptedOn);
}
