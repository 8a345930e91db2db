import { checkItemCodes } from '../../kernel/field-check.js';
import { characterCount } from '../../kernel/text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { NeedItems } from './need.js';

/** A need as it is declared, its texts trimmed. */
export interface DeclaredNeed {
  readonly title: string;
  readonly categories: readonly string[];
  readonly items: NeedItems;
  readonly itemCodes: readonly string[];
  readonly withExecution: boolean;
  readonly validFrom: string;
  readonly basis: string;
}

const longestTitle = 200;
const mostItems = 500;

/** S3: everything that is wrong with a need by itself; who and what it names is looked up elsewhere. */
export function checkNeed(need: DeclaredNeed, today: string): Refusal[] {
  const { title, categories, items, itemCodes, withExecution, validFrom, basis } = need;
  return [
    ...(title === '' ? [refusal('title', 'REQUIRED', '名称不能为空')] : []),
    ...(characterCount(title) > longestTitle ? [refusal('title', 'INVALID', `名称不得超过${longestTitle}字`)] : []),
    ...(categories.length === 0 ? [refusal('categories', 'REQUIRED', '须列明所需信息的类别', 'S3')] : []),
    ...(basis === '' ? [refusal('basis', 'REQUIRED', '依据不能为空')] : []),
    ...checkNamedItems(items, itemCodes),
    ...(withExecution && categories.length > 0 && !categories.includes('PENALTY_DECISION')
      ? [refusal('withExecution', 'INVALID', '执行情况只随处罚决定反馈，类别须含行政处罚决定', 'S3')]
      : []),
    ...(validFrom < today
      ? [refusal('validFrom', 'INVALID', '起始日不得早于今日：此前的信息发布时，发布单位尚不知有此需求', 'S3')]
      : []),
  ];
}

function checkNamedItems(items: NeedItems, itemCodes: readonly string[]): Refusal[] {
  if (items !== 'NAMED') {
    return itemCodes.length > 0 ? [refusal('itemCodes', 'INVALID', '按代码列明事项时，items 须为 NAMED', 'S3')] : [];
  }
  if (itemCodes.length === 0) return [refusal('itemCodes', 'REQUIRED', '须列明事项代码', 'S3')];
  if (itemCodes.length > mostItems) return [refusal('itemCodes', 'INVALID', `一次至多${mostItems}个事项`)];
  return checkItemCodes('itemCodes', itemCodes);
}
