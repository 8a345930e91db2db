import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import {
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import { ProceedingTaskType, readTasks, type Task } from '../../core/tasks/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { cancelOperation, concludeOperation, reportOperationTask, startOperation } from './carry-out-operation.js';
import { JointOperationConnection, JointOperationPayload, JointOperationType } from './joint-operation.graphql.js';
import {
  CancelJointOperationInput,
  ConcludeJointOperationInput,
  JointOperationFilter,
  JointOperationStepInput,
  PlanJointOperationInput,
  ReportJointOperationTaskInput,
} from './joint-operation-input.graphql.js';
import { jointOperation } from './joint-operation.procedure.js';
import type { JointOperationFacts } from './joint-operation.js';
import { planOperation } from './plan-operation.js';
import { rowsByOwner } from '../../core/visibility/index.js';

type Row = ProceedingRow<JointOperationFacts>;
type Answer = Promise<ProceedingPayload<JointOperationFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => JointOperationType)
export class JointOperationResolver {
  @FieldResolver(() => OrganizationType)
  lead(@Root() { leadId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(leadId);
  }

  @FieldResolver(() => [OrganizationType])
  participants(@Root() { participantIds }: Row, @Ctx() { hub }: RequestContext): Organization[] {
    return participantIds.map((key) => hub.organizations.byKey(key));
  }

  @FieldResolver(() => [ProceedingTaskType])
  tasks(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<Task[]> {
    return loaders.ownFor(readTasks, rowsByOwner).load(key);
  }

  @Query(() => JointOperationConnection, {
    description:
      '本单位牵头或参加的联合执法，最近部署的在前（机制三（四）2）。Joint operations that one leads or takes part in, planned last first.',
  })
  jointOperations(
    @Arg('filter', () => JointOperationFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: JointOperationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, jointOperation, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => JointOperationPayload, {
    description: '部署联合执法及各单位任务（规则 U4）。Plans a joint operation and who does what (rule U4).',
  })
  planJointOperation(
    @Arg('input', () => PlanJointOperationInput, asked) input: PlanJointOperationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return planOperation(context, input);
  }

  @Mutation(() => JointOperationPayload, { description: '开始行动（规则 U4）。Begins it (rule U4).' })
  startJointOperation(
    @Arg('input', () => JointOperationStepInput, asked) input: JointOperationStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return startOperation(context, input);
  }

  @Mutation(() => JointOperationPayload, {
    description: '报告本单位任务的结果（规则 U4）。Reports what came of one’s own task (rule U4).',
  })
  reportJointOperationTask(
    @Arg('input', () => ReportJointOperationTaskInput, asked) input: ReportJointOperationTaskInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reportOperationTask(context, input);
  }

  @Mutation(() => JointOperationPayload, { description: '结束行动并记录结果（规则 U4）。Concludes it (rule U4).' })
  concludeJointOperation(
    @Arg('input', () => ConcludeJointOperationInput, asked) input: ConcludeJointOperationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return concludeOperation(context, input);
  }

  @Mutation(() => JointOperationPayload, { description: '说明理由取消行动。Cancels it, with a reason.' })
  cancelJointOperation(
    @Arg('input', () => CancelJointOperationInput, asked) input: CancelJointOperationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return cancelOperation(context, input);
  }
}

function conditionsOf(filter: JointOperationFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, organizationCode } = filter ?? {};
    const organization = (code: string): string => $(hub.organizations.byCode(code)?.key ?? -1, 'int');
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(organizationCode == null ? [] : [`${organization(organizationCode)} = ANY (d.lead_id || d.participant_ids)`]),
    ];
  };
}
