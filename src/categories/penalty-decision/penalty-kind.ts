/** Penalty kinds of the Administrative Penalty Law (2021) art. 9, from light to heavy as the annual report lists them. */
export const penaltyKinds = {
  WARNING: 'WARNING',
  CIRCULATED_CRITICISM: 'CIRCULATED_CRITICISM',
  FINE: 'FINE',
  CONFISCATION: 'CONFISCATION',
  LICENCE_SUSPENSION: 'LICENCE_SUSPENSION',
  QUALIFICATION_DOWNGRADE: 'QUALIFICATION_DOWNGRADE',
  BUSINESS_RESTRICTION: 'BUSINESS_RESTRICTION',
  SUSPENSION_OF_BUSINESS: 'SUSPENSION_OF_BUSINESS',
  CLOSURE_OR_INDUSTRY_BAN: 'CLOSURE_OR_INDUSTRY_BAN',
  LICENCE_REVOCATION: 'LICENCE_REVOCATION',
  ADMINISTRATIVE_DETENTION: 'ADMINISTRATIVE_DETENTION',
  OTHER: 'OTHER',
} as const;

export type PenaltyKind = keyof typeof penaltyKinds;

/** What the law calls them. */
export const penaltyKindTitles: Readonly<Record<PenaltyKind, string>> = {
  WARNING: '警告',
  CIRCULATED_CRITICISM: '通报批评',
  FINE: '罚款',
  CONFISCATION: '没收违法所得、没收非法财物',
  LICENCE_SUSPENSION: '暂扣许可证件',
  QUALIFICATION_DOWNGRADE: '降低资质等级',
  BUSINESS_RESTRICTION: '限制开展生产经营活动',
  SUSPENSION_OF_BUSINESS: '责令停产停业',
  CLOSURE_OR_INDUSTRY_BAN: '责令关闭、限制从业',
  LICENCE_REVOCATION: '吊销许可证件',
  ADMINISTRATIVE_DETENTION: '行政拘留',
  OTHER: '其他',
};

const weight = new Map<PenaltyKind, number>(Object.values(penaltyKinds).map((kind, index) => [kind, index]));

/** The kind a decision counts under: several penalties in one decision are one case, in the heaviest. */
export function heaviestKind(kinds: readonly PenaltyKind[]): PenaltyKind {
  return kinds.reduce((one, other) => ((weight.get(one) ?? 0) >= (weight.get(other) ?? 0) ? one : other));
}
