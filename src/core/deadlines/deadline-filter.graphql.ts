import type { Temporal } from 'temporal-polyfill';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { procedureNames } from '../procedure-names.js';
import { responsibilities, type DeadlineFilter } from './deadline-filter.js';
import { deadlineStatuses, type DeadlineStatus } from './deadline.js';

registerEnumType(responsibilities, {
  name: 'DeadlineResponsibility',
  description: '由谁负责。Whose a deadline is.',
  valuesConfig: {
    ME: {
      description: '本单位，含所承接的已撤销单位的。One’s organization, with what it has from others that ended.',
    },
    OTHERS: { description: '其他单位。Others.' },
  },
});

export const deadlineOrders = { EARLIEST_DUE: 'EARLIEST_DUE', LATEST_DUE: 'LATEST_DUE' } as const;
export type DeadlineOrder = keyof typeof deadlineOrders;

registerEnumType(deadlineOrders, {
  name: 'DeadlineOrder',
  description: '时限的次序。The order of deadlines.',
  valuesConfig: {
    EARLIEST_DUE: { description: '最早到期在前。The earliest due first.' },
    LATEST_DUE: { description: '最晚到期在前。The latest due first.' },
  },
});

@InputType('DeadlineFilter', { description: '时限的筛选条件，各项同时满足。Filter of deadlines; all conditions hold.' })
export class DeadlineFilterInput implements DeadlineFilter {
  @Field(() => responsibilities, {
    nullable: true,
    description: '由谁负责，不能与 responsibleCodes 同时给出。Whose; not together with responsibleCodes.',
  })
  readonly responsible?: keyof typeof responsibilities | null;

  @Field(() => [String], {
    nullable: true,
    description: '责任单位代码，任一即可，至多 50 个。Codes of who is responsible, any of them, at most 50.',
  })
  readonly responsibleCodes?: string[] | null;

  @Field(() => [deadlineStatuses], {
    nullable: true,
    description:
      '状态，任一即可；未办结的只有 OVERDUE、DUE_TODAY、OPEN。Any of these; what is open is in one of OVERDUE, DUE_TODAY and OPEN.',
  })
  readonly statuses?: DeadlineStatus[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '到期时间：在此之前到期的。Due before this time.' })
  readonly dueBefore?: Temporal.Instant | null;

  @Field(() => [procedureNames], { nullable: true, description: '办理程序，任一即可。Any of these procedures.' })
  readonly procedures?: string[] | null;

  @Field(() => [String], { nullable: true, description: '规则编号，任一即可。Any of these rules.' })
  readonly rules?: string[] | null;
}
