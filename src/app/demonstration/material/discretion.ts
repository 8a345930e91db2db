import { type Occasion, type Publication } from './publication.js';
import { violations } from './violations.js';

const procedureSteps = [
  { title: '立案', limit: '发现违法行为之日起十五日内' },
  { title: '调查取证', limit: null },
  { title: '法制审核', limit: '五个工作日' },
  { title: '事先告知、听取陈述申辩', limit: null },
  { title: '作出决定', limit: '立案之日起九十日内' },
  { title: '送达、执行、结案', limit: null },
];

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
      violation: violation.name,
      legalBasis: violation.legalBasis,
      tiers: isProcedure
        ? null
        : [tier('初次违法且及时改正', '从轻', low, middle), tier('逾期不改正或者造成后果', '从重', middle, high)],
      steps: isProcedure ? procedureSteps : null,
      effectiveOn: day,
    },
    correction,
  };
}

function tier(circumstance: string, name: string, minimum: number, maximum: number): object {
  return {
    circumstance,
    tier: name,
    range: `${minimum}元以上${maximum}元以下罚款`,
    minimumFine: `${minimum}.00`,
    maximumFine: `${maximum}.00`,
  };
}
