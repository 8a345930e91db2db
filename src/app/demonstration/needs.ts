import type { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay } from '../../kernel/calendar.js';
import { declareNeed, type NeedDeclaration } from '../../core/needs/index.js';
import type { Step } from './life.js';
import { departments, type Office } from './offices.js';

type Declared = Partial<Omit<NeedDeclaration, 'idempotencyKey'>> & Pick<NeedDeclaration, 'title' | 'categories'>;

const { emergency, environment, market, transport } = departments;

/** S3: what departments have said they need, so many months ago. */
const needs: readonly (readonly [office: Office, months: number, need: Declared])[] = [
  [
    transport,
    12,
    { title: '本部门清单事项的处罚决定', categories: ['PENALTY_DECISION', 'COMPLAINT_HANDLING'], items: 'OWN_LIST' },
  ],
  [environment, 12, { title: '涉生态环境的检查和处罚', categories: ['PENALTY_DECISION', 'ACTIVITY_REPORT'] }],
  [emergency, 10, { title: '乡镇统计数据', categories: ['STATISTICAL_DATA'] }],
  [
    market,
    2,
    {
      title: '岳阳镇处罚决定及其执行情况',
      categories: ['PENALTY_DECISION'],
      townshipCodes: ['141025100'],
      withExecution: true,
    },
  ],
];

export function countyNeeds(until: Temporal.Instant): Step[] {
  return needs.map(([office, months, need]) => {
    const day = shanghaiDay(until).subtract({ months });
    const at = day.toZonedDateTime({ timeZone: countyZone, plainTime: '09:00' }).toInstant();
    return {
      at,
      office,
      act: (context, idempotencyKey) =>
        declareNeed(context, {
          ...{ items: 'ALL', itemCodes: [], townshipCodes: [], withExecution: false, validFrom: null },
          ...{ basis: '乡镇综合行政执法协调联动机制三（三）3（演示）', ...need, idempotencyKey },
        }),
    };
  });
}
