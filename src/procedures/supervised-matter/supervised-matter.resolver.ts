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
import { openMatter } from './open-matter.js';
import {
  SupervisedMatterConnection,
  SupervisedMatterPayload,
  SupervisedMatterType,
} from './supervised-matter.graphql.js';
import {
  AssignSupervisedTasksInput,
  CancelSupervisedMatterInput,
  CloseSupervisedMatterInput,
  ConfirmSupervisedTaskInput,
  OpenSupervisedMatterInput,
  ReportSupervisedTaskInput,
  SupervisedMatterFilter,
  UrgeSupervisedMatterInput,
} from './supervised-matter-input.graphql.js';
import { supervisedMatter } from './supervised-matter.procedure.js';
import type { SupervisedMatterFacts } from './supervised-matter.js';
import {
  assignTasks,
  cancelMatter,
  closeMatter,
  confirmMatterTask,
  reportMatterTask,
  urgeMatter,
} from './supervise-matter.js';
import { rowsByOwner } from '../../core/visibility/index.js';

type Row = ProceedingRow<SupervisedMatterFacts>;
type Answer = Promise<ProceedingPayload<SupervisedMatterFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => SupervisedMatterType)
export class SupervisedMatterResolver {
  @FieldResolver(() => OrganizationType)
  township(@Root() { townshipId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(townshipId);
  }

  @FieldResolver(() => [OrganizationType])
  departments(@Root() { departmentIds }: Row, @Ctx() { hub }: RequestContext): Organization[] {
    return departmentIds.map((key) => hub.organizations.byKey(key));
  }

  @FieldResolver(() => [ProceedingTaskType])
  tasks(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<Task[]> {
    return loaders.ownFor(readTasks, rowsByOwner).load(key);
  }

  @Query(() => SupervisedMatterConnection, {
    description:
      '本单位督办或承办的综合性事项，最近立项的在前（机制三（四）3）。Matters that one supervises or has a task in, opened last first.',
  })
  supervisedMatters(
    @Arg('filter', () => SupervisedMatterFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: SupervisedMatterFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, supervisedMatter, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => SupervisedMatterPayload, {
    description:
      '乡镇对辖区内需多部门协调解决的综合性事项立项督办（规则 U8）。A township opens a matter of several departments (rule U8).',
  })
  openSupervisedMatter(
    @Arg('input', () => OpenSupervisedMatterInput, asked) input: OpenSupervisedMatterInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return openMatter(context, input);
  }

  @Mutation(() => SupervisedMatterPayload, { description: '增加任务（规则 U8）。Adds tasks (rule U8).' })
  assignSupervisedTasks(
    @Arg('input', () => AssignSupervisedTasksInput, asked) input: AssignSupervisedTasksInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return assignTasks(context, input);
  }

  @Mutation(() => SupervisedMatterPayload, {
    description: '报告本单位任务的结果（规则 U8）。Reports what came of one’s own task (rule U8).',
  })
  reportSupervisedTask(
    @Arg('input', () => ReportSupervisedTaskInput, asked) input: ReportSupervisedTaskInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reportMatterTask(context, input);
  }

  @Mutation(() => SupervisedMatterPayload, {
    description: '督办未办结的任务（规则 U8）。Urges tasks that are not settled (rule U8).',
  })
  urgeSupervisedMatter(
    @Arg('input', () => UrgeSupervisedMatterInput, asked) input: UrgeSupervisedMatterInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return urgeMatter(context, input);
  }

  @Mutation(() => SupervisedMatterPayload, {
    description: '确认任务结果（规则 U8）。Confirms what came of a task (rule U8).',
  })
  confirmSupervisedTask(
    @Arg('input', () => ConfirmSupervisedTaskInput, asked) input: ConfirmSupervisedTaskInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return confirmMatterTask(context, input);
  }

  @Mutation(() => SupervisedMatterPayload, {
    description: '办结；各项任务的结果均须已确认（规则 U8）。Closes it; each task must be confirmed (rule U8).',
  })
  closeSupervisedMatter(
    @Arg('input', () => CloseSupervisedMatterInput, asked) input: CloseSupervisedMatterInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return closeMatter(context, input);
  }

  @Mutation(() => SupervisedMatterPayload, { description: '说明理由取消督办。Cancels it, with a reason.' })
  cancelSupervisedMatter(
    @Arg('input', () => CancelSupervisedMatterInput, asked) input: CancelSupervisedMatterInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return cancelMatter(context, input);
  }
}

function conditionsOf(filter: SupervisedMatterFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, townshipCode, departmentCode } = filter ?? {};
    const organization = (code: string): string => $(hub.organizations.byCode(code)?.key ?? -1, 'int');
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(townshipCode == null ? [] : [`d.township_id = ${organization(townshipCode)}`]),
      ...(departmentCode == null ? [] : [`${organization(departmentCode)} = ANY (d.department_ids)`]),
    ];
  };
}
