import { Field, InputType, registerEnumType } from 'type-graphql';
import { categoryResolver, RecordFilter } from '../../core/records/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { complaintHandling, handlingStatuses, type HandlingStatus } from './complaint-handling.category.js';

registerEnumType(handlingStatuses, {
  name: 'HandlingStatus',
  description: '投诉举报的办理状态。Where the handling of a complaint stands.',
  valuesConfig: {
    REGISTERED: { description: '已登记，尚未受理。Registered, not yet accepted.' },
    ACCEPTED: { description: '已受理。Accepted.' },
    VERIFIED: { description: '已核实。Verified.' },
    FILED: { description: '已立案。Filed as a case.' },
    TRANSFERRED: { description: '已移交。Handed over.' },
    REPLIED: { description: '已答复。Replied.' },
    CLOSED: { description: '已办结。Closed.' },
    NOT_PUNISHED: { description: '不予处罚。Not punished.' },
    NOT_ADMITTED: { description: '不予受理。Not admitted.' },
    WITHDRAWN: { description: '投诉举报人已撤回。Withdrawn by the complainant.' },
    MERGED: { description: '已并案。Handled with an earlier one.' },
  },
});

@InputType({ description: '投诉举报办理情况的筛选条件。Filter of complaint handling.' })
class ComplaintHandlingFilter extends RecordFilter {
  @Field(() => [handlingStatuses], { nullable: true, description: '办理状态，任一即可。Any of these statuses.' })
  readonly handlingStatuses?: HandlingStatus[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '收到日不早于（含）。Received on this day or later.' })
  readonly receivedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '收到日不晚于（含）。Received on this day or earlier.' })
  readonly receivedTo?: string | null;
}

const { resolver } = categoryResolver({
  category: complaintHandling,
  list: 'complaintHandling',
  filter: ComplaintHandlingFilter,
  conditions: (filter) => [
    ...(filter.handlingStatuses ? [sql`d.handling_status = ANY (${$(filter.handlingStatuses, 'text[]')})`] : []),
    ...(filter.receivedFrom ? [sql`d.received_on >= ${$(filter.receivedFrom, 'date')}`] : []),
    ...(filter.receivedTo ? [sql`d.received_on <= ${$(filter.receivedTo, 'date')}`] : []),
  ],
});

export const complaintHandlingResolvers = [resolver] as const;
