import { type Occasion, type Publication } from './publication.js';
import { violations } from './violations.js';

const procedureSteps = [
  {
    number: 1,
    title: '立案',
    post: '执法人员',
    limit: '发现违法行为之日起十五日内',
    limitAmount: 15,
    limitUnit: 'DAYS',
  },
  { number: 2, title: '调查取证', post: '两名以上执法人员', content: '现场检查、询问、抽样，制作笔录' },
  {
    number: 3,
    title: '法制审核',
    post: '法制审核人员',
    limit: '五个工作日',
    limitAmount: 5,
    limitUnit: 'WORKING_DAYS',
  },
  { number: 4, title: '事先告知、听取陈述申辩', post: '执法人员' },
  { number: 5, title: '作出决定', post: '单位负责人', limit: '立案之日起九十日内', limitAmount: 90, limitUnit: 'DAYS' },
  {
    number: 6,
    title: '送达、执行、结案',
    post: '执法人员',
    limit: '七个工作日',
    limitAmount: 7,
    limitUnit: 'WORKING_DAYS',
  },
] as const;

/** Category 5: tiers for one violation, or now and then a work procedure (S5). */
export function discretion({ random, office, day, number }: Occasion): Publication {
  const violation = violations[number % violations.length] ?? violations[0];
  const isProcedure = violation.fine[1] === 0 || random.chance(0.25);
  const [low, high] = violation.fine;
  const middle = Math.round((low + high) / 200) * 100;
  const correction = { reason: '依据条款表述不完整', fields: { legalBasis: `${violation.legalBasis}及其裁量基准` } };
  return {
    category: 'DISCRETION_STANDARD',
    title: `${violation.name}${isProcedure ? '执法工作流程' : '裁量基准'}`,
    externalRef: `${office.mark}裁量-${day.slice(0, 4)}-${String(number).padStart(2, '0')}`,
    fields: {
      kind: isProcedure ? 'WORK_PROCEDURE' : 'DISCRETION_STANDARD',
      violation: isProcedure ? null : violation.name,
      appliesTo: isProcedure ? `查处${violation.name}` : null,
      legalBasis: violation.legalBasis,
      tiers: isProcedure
        ? null
        : [
            tier('A', '初次违法且及时改正', '从轻', low, middle),
            tier('B', '逾期不改正或者造成后果', '从重', middle, high),
          ],
      steps: isProcedure ? procedureSteps : null,
      effectiveOn: day,
      itemCodes: [violation.itemCode],
    },
    correction,
  };
}

function tier(code: string, circumstance: string, name: string, minimum: number, maximum: number): object {
  return {
    code,
    circumstance,
    tier: name,
    range: `${minimum}元以上${maximum}元以下罚款`,
    minimumFine: `${minimum}.00`,
    maximumFine: `${maximum}.00`,
  };
}
