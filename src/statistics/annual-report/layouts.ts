import { penaltyKinds, penaltyKindTitles, type PenaltyKind } from '../../categories/penalty-decision/index.js';

/** A column of the yearly table: cases of some kinds, all cases, or an amount. */
export type LayoutColumn = { readonly code: string; readonly label: string } & (
  | { readonly shows: 'CASES'; readonly kinds: readonly PenaltyKind[] }
  | { readonly shows: 'ALL_CASES' }
  | {
      readonly shows: 'FINES' | 'CONFISCATIONS' | 'FINES_AND_CONFISCATIONS';
      readonly unit: 'YUAN' | 'TEN_THOUSAND_YUAN';
    }
);

/** How a province wants the yearly table. Another one is one more entry here. */
export interface Layout {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly LayoutColumn[];
}

const cases = (label: string, ...kinds: PenaltyKind[]): LayoutColumn => ({
  code: kinds[0] ?? '',
  label: `${label}（件）`,
  shows: 'CASES',
  kinds,
});
const allCases: LayoutColumn = { code: 'TOTAL', label: '合计（件）', shows: 'ALL_CASES' };

export const layouts = {
  TWELVE_KINDS: {
    title: '行政处罚实施情况统计表',
    description:
      '十二类分列：按行政处罚法（2021）第九条的种类，金额以元计。A column a kind of the law of 2021, amounts in yuan.',
    columns: [
      ...Object.values(penaltyKinds).map((kind) => cases(penaltyKindTitles[kind], kind)),
      allCases,
      { code: 'FINES', label: '罚款金额（元）', shows: 'FINES', unit: 'YUAN' },
      { code: 'CONFISCATIONS', label: '没收金额（元）', shows: 'CONFISCATIONS', unit: 'YUAN' },
      { code: 'AMOUNT', label: '罚没金额（元）', shows: 'FINES_AND_CONFISCATIONS', unit: 'YUAN' },
    ],
  },
  EIGHT_KINDS: {
    title: '行政处罚实施情况统计表',
    description:
      '八类分列：沿用行政处罚法（1996）第八条，其后新设的种类列入其他，金额以万元计。The eight kinds of the law of 1996, later ones under others, amounts in ten thousand yuan.',
    columns: [
      cases('警告', 'WARNING'),
      cases('罚款', 'FINE'),
      cases('没收违法所得、没收非法财物', 'CONFISCATION'),
      cases('暂扣许可证、执照', 'LICENCE_SUSPENSION'),
      cases('责令停产停业', 'SUSPENSION_OF_BUSINESS'),
      cases('吊销许可证、执照', 'LICENCE_REVOCATION'),
      cases('行政拘留', 'ADMINISTRATIVE_DETENTION'),
      cases(
        '其他行政处罚',
        'OTHER',
        'CIRCULATED_CRITICISM',
        'QUALIFICATION_DOWNGRADE',
        'BUSINESS_RESTRICTION',
        'CLOSURE_OR_INDUSTRY_BAN',
      ),
      allCases,
      {
        code: 'AMOUNT',
        label: '罚没金额（万元）',
        shows: 'FINES_AND_CONFISCATIONS',
        unit: 'TEN_THOUSAND_YUAN',
      },
    ],
  },
} as const satisfies Record<string, Layout>;
export type LayoutName = keyof typeof layouts;
