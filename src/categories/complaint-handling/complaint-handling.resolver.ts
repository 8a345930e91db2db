import { Field, InputType, Int } from 'type-graphql';
import { categoryResolver, optional, RecordFilter } from '../../core/records/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { complaintHandling } from './complaint-handling.category.js';
import './complaint-handling.graphql.js';
import { complaintKinds, handlingStatuses, verificationOutcomes, type HandlingStatus } from './complaint-handling.js';

@InputType({ description: '投诉举报办理情况的筛选条件。Filter of complaint handling.' })
class ComplaintHandlingFilter extends RecordFilter {
  @Field(() => [handlingStatuses], { nullable: true, description: '办理状态，任一即可。Any of these statuses.' })
  readonly handlingStatuses?: HandlingStatus[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '收到日不早于（含）。Received on this day or later.' })
  readonly receivedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '收到日不晚于（含）。Received on this day or earlier.' })
  readonly receivedTo?: string | null;
}

const { types, resolver } = categoryResolver({
  category: complaintHandling,
  facts: {
    complaintKind: optional(
      () => complaintKinds,
      '投诉或举报；本平台办理的才有，手工发布的为空。A complaint or a report; null for what is published by hand.',
    ),
    townshipCode: optional(
      () => String,
      '发生地乡镇代码；不明或手工发布的为空。Code of the township where it happened, where known; null by hand.',
    ),
    workingDays: optional(
      () => Int,
      '已历工作日数：自收到至最近一次更新；手工发布的为空。Working days from receipt to the last update; null by hand.',
    ),
    outcome: optional(
      () => verificationOutcomes,
      '核实结论；未核实或手工发布的为空。What verification has found; null before, and by hand.',
    ),
  },
  list: 'complaintHandling',
  filter: ComplaintHandlingFilter,
  conditions: (filter) => [
    ...(filter.handlingStatuses ? [sql`d.handling_status = ANY (${$(filter.handlingStatuses, 'text[]')})`] : []),
    ...(filter.receivedFrom ? [sql`d.received_on >= ${$(filter.receivedFrom, 'date')}`] : []),
    ...(filter.receivedTo ? [sql`d.received_on <= ${$(filter.receivedTo, 'date')}`] : []),
  ],
});

/** The type of its records, for whoever has more to tell of them. */
export const ComplaintHandlingType = types.RecordType;

export const complaintHandlingResolvers = [resolver] as const;
