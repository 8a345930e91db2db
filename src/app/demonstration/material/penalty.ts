import { inventCitizenNumber, inventCreditCode } from '../codes.js';
import type { Random } from '../random.js';
import { dayOf, type Occasion, type Publication } from './publication.js';
import type { Violation } from './violations.js';

const trades = ['商贸', '建材', '物流', '建筑工程', '农资', '养殖', '餐饮管理', '煤炭洗选'] as const;
const shops = ['便利店', '饭店', '副食门市部', '五金店', '网吧', '理发店'] as const;
const surnames = ['张', '王', '李', '赵', '刘', '陈', '杨', '郭'] as const;

/** A penalty decision on a violation (S3). Companies are 某某, persons surnames with 某: none is real. */
export function penalty({ random, office, day, number }: Occasion, violation: Violation): Publication {
  const { partyName, partyKind, partyCode } = party(random, violation.by);
  const fine = violation.kinds.includes('FINE') ? roundFine(random.between(...violation.fine)) : 0;
  const confiscated = violation.kinds.includes('CONFISCATION') ? random.between(3, 60) * 10 : 0;
  const seen = violation.facts.replace('{n}', String(random.between(3, 40)));
  const decided = (amount: number): string =>
    [
      ...(violation.kinds.includes('WARNING') ? ['警告'] : []),
      ...(confiscated > 0 ? [`没收违法所得人民币${confiscated}元`] : []),
      ...(amount > 0 ? [`罚款人民币${amount}元`] : []),
    ].join('；');
  const fields = {
    decisionNumber: `${office.mark}综执罚决字〔${day.slice(0, 4)}〕${number}号`,
    decidedOn: day,
    partyName,
    partyKind,
    partyCode,
    violation: violation.name,
    facts: `${dayOf(day)}，执法人员检查发现，当事人在${office.name}辖区${seen}。`,
    legalBasis: violation.legalBasis,
    penaltyKinds: [...violation.kinds],
    content: decided(fine),
    fineAmount: fine > 0 ? `${fine}.00` : null,
    confiscatedAmount: confiscated > 0 ? `${confiscated}.00` : null,
    itemCode: violation.itemCode,
  };
  const lighter = roundFine(fine * 0.8);
  return {
    category: 'PENALTY_DECISION',
    title: `${partyName}${violation.name}处罚决定`,
    externalRef: `${office.name}执罚-${day.slice(0, 4)}-${String(number).padStart(3, '0')}`,
    fields,
    correction:
      fine > 0
        ? { reason: '罚款数额录入有误', fields: { content: decided(lighter), fineAmount: `${lighter}.00` } }
        : null,
  };
}

function party(random: Random, by: Violation['by']): { partyName: string; partyKind: string; partyCode: string } {
  if (by === 'person') {
    const partyName = `${random.pick(surnames)}${random.chance(0.5) ? '某' : '某某'}`;
    return { partyName, partyKind: 'NATURAL_PERSON', partyCode: inventCitizenNumber(random) };
  }
  const partyCode = inventCreditCode(random, by === 'trader');
  return by === 'trader'
    ? { partyName: `古县某某${random.pick(shops)}`, partyKind: 'SOLE_TRADER', partyCode }
    : { partyName: `古县某某${random.pick(trades)}有限公司`, partyKind: 'LEGAL_PERSON', partyCode };
}

function roundFine(yuan: number): number {
  return Math.max(100, Math.round(yuan / 100) * 100);
}
