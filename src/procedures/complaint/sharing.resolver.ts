import { Arg, Ctx, Extensions, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from 'type-graphql';
import { ComplaintHandlingType } from '../../categories/complaint-handling/index.js';
import type { RequestContext } from '../../core/hub.js';
import {
  proceedingLoader,
  StepInputType,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import { recordLoader, type RecordRow } from '../../core/records/index.js';
import { ComplaintPayload, ComplaintType } from './complaint.api.js';
import type { ComplaintFacts } from './complaint.facts.js';
import { ComplaintSharingInput } from './complaint.graphql.js';
import { complaintsOfRecords } from './complaint-of-record.sql.js';
import { reviseSharing, type SharingRevision } from './revise-sharing.js';

@InputType({
  description: '调整投诉举报的共享范围（规则 S7）。Revises who may see how a complaint is handled (rule S7).',
})
class ReviseComplaintSharingInput extends StepInputType implements SharingRevision {
  @Field(() => ID, { description: '投诉举报的标识。The complaint.' })
  readonly complaintId!: string;

  @Field(() => ComplaintSharingInput, { description: '新的共享范围。Who may see it from now on.' })
  readonly sharing!: ComplaintSharingInput;

  @Field(() => String, { description: '调整的理由，必填。Why, required.' })
  readonly reason!: string;
}

/** S7: a complaint and the record that tells others of it know each other. */
@Resolver(() => ComplaintType)
export class ComplaintSharingResolver {
  // Not a column of exports unless somebody asks for it.
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => ComplaintHandlingType, {
    nullable: true,
    description:
      '共享的办理情况（第 7 类，规则 S7）：一件一条，随办理更新；升级前登记、此后未办理的可能为空。The record of category 7 that tells how it is handled: one a complaint, revised on each step; may be null for one from before an upgrade.',
  })
  async record(
    @Root() { recordId }: ProceedingRow<ComplaintFacts>,
    @Ctx() { loaders }: RequestContext,
  ): Promise<object | null> {
    return recordId === null ? null : loaders.own(recordLoader).load(recordId);
  }

  @Mutation(() => ComplaintPayload, {
    description:
      '调整投诉举报的共享范围：办理情况给谁看，由办理单位调整，此后各步沿用，办结后亦可（规则 S7）。The handler revises who may see how a complaint is handled, for every later step, and after it is closed too (rule S7).',
  })
  reviseComplaintSharing(
    @Arg('input', () => ReviseComplaintSharingInput, { description: '请求内容。What is asked for.' })
    input: ReviseComplaintSharingInput,
    @Ctx() context: RequestContext,
  ): Promise<ProceedingPayload> {
    return reviseSharing(context, input);
  }
}

@Resolver(() => ComplaintHandlingType)
export class HandledComplaintResolver {
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => ComplaintType, {
    nullable: true,
    description:
      '所办理的投诉举报；本单位不是一方的、手工发布的为空。The complaint that it tells of; null for anybody but its parties, and by hand.',
  })
  async complaint(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<ProceedingRow | null> {
    const complaint = await loaders.own(complaintsOfRecords).load(key);
    return complaint === null ? null : loaders.own(proceedingLoader).load(complaint);
  }
}
