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
  readonly articles?: readonly string[] | null | undefined;
  readonly itemCodes?: readonly string[] | null | undefined;
  readonly summary?: string | null | undefined;
}

/** S1: an adjustment takes effect on the day it is adopted or later, never before; adoption lies in the past. */
export function checkLegalAdjustment(fields: LegalAdjustmentFields, today: string): Refusal[] {
  const { adoptedOn, effectiveOn, articles } = fields;
  return [
    ...(adoptedOn > today ? [refusal('adoptedOn', 'INVALID', '通过、公布日期不能晚于今日', 'S1')] : []),
    ...(effectiveOn != null && effectiveOn < adoptedOn
      ? [refusal('effectiveOn', 'INVALID', '施行日期不能早于通过、公布日期', 'S1')]
      : []),
    ...checkArticles(articles ?? []),
  ];
}

const mostArticles = 100;
const digits = '[〇零一二三四五六七八九十百千]{1,9}|[0-9]{1,4}';
/** 第三十四条, 第34条, 34条之一, and what is said of its paragraphs behind it. */
const articleForm = new RegExp(
  `^第?(?:${digits})条(?:之(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}))?(?:第[^条]{1,20}[款项目])*$`,
);

/** S1: articles are named so that what cites them is found. */
function checkArticles(articles: readonly string[]): Refusal[] {
  if (articles.length > mostArticles) {
    return [refusal('articles', 'INVALID', `一次至多${mostArticles}条；涉及更多条款的，不填条款即为全文`, 'S1')];
  }
  return articles.flatMap((article, index) =>
    articleForm.test(articleText(article))
      ? []
      : [refusal(['articles', String(index)], 'INVALID', '条款须写明条数，如“第三十四条”“第三十四条之一”', 'S1')],
  );
}

/** As it is kept: without spaces, digits as they are. */
export function articleText(article: string): string {
  return article.normalize('NFKC').replaceAll(/\s/g, '');
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
