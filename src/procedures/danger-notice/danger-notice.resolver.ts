import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import {
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { DangerNoticeConnection, DangerNoticePayload, DangerNoticeType } from './danger-notice.graphql.js';
import {
  DangerNoticeFilter,
  DangerNoticeStepInput,
  DeclineDangerNoticeInput,
  DispatchOfficersInput,
  InstructDangerNoticeInput,
  ResolveDangerNoticeInput,
  SendDangerNoticeInput,
} from './danger-notice-input.graphql.js';
import { dangerNotice } from './danger-notice.procedure.js';
import type { DangerNoticeFacts } from './danger-notice.js';
import { isToBeReported } from './danger-notice.rules.js';
import {
  closeNotice,
  declineNotice,
  dispatchOfficers,
  escalateNotice,
  instructNotice,
  refuseNotice,
  resolveNotice,
} from './handle-notice.js';
import { sendNotice } from './send-notice.js';

type Row = ProceedingRow<DangerNoticeFacts>;
type Answer = Promise<ProceedingPayload<DangerNoticeFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => DangerNoticeType)
export class DangerNoticeResolver {
  @FieldResolver(() => OrganizationType)
  from(@Root() { finderId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(finderId);
  }

  @FieldResolver(() => OrganizationType)
  to(@Root() { notifiedId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(notifiedId);
  }

  @FieldResolver(() => Boolean)
  escalationProposed(@Root() row: Row, @Ctx() { hub }: RequestContext): boolean {
    return isToBeReported(row, hub.clock.now());
  }

  @Query(() => DangerNoticeConnection, {
    description:
      '本单位发出或接到的隐患通知，最近发出的在前（机制三（四）2）。Danger notices that one sends or receives, sent last first.',
  })
  dangerNotices(
    @Arg('filter', () => DangerNoticeFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: DangerNoticeFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, dangerNotice, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => DangerNoticePayload, {
    description: '立即通知有管辖权的部门（规则 U5）。Notifies the competent organization at once (rule U5).',
  })
  sendDangerNotice(
    @Arg('input', () => SendDangerNoticeInput, asked) input: SendDangerNoticeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return sendNotice(context, input);
  }

  @Mutation(() => DangerNoticePayload, { description: '立即派执法人员处理（规则 U6）。Sends officers (rule U6).' })
  dispatchOfficers(
    @Arg('input', () => DispatchOfficersInput, asked) input: DispatchOfficersInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return dispatchOfficers(context, input);
  }

  @Mutation(() => DangerNoticePayload, {
    description: '说明不予处理的理由（规则 U7）。Gives the reasons for not acting (rule U7).',
  })
  declineDangerNotice(
    @Arg('input', () => DeclineDangerNoticeInput, asked) input: DeclineDangerNoticeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return declineNotice(context, input);
  }

  @Mutation(() => DangerNoticePayload, {
    description:
      '记录拒不处理又不能说明理由，由此应报告县政府（规则 U7）。Records a refusal without reasons: a report to the county is called for.',
  })
  refuseDangerNotice(
    @Arg('input', () => DangerNoticeStepInput, asked) input: DangerNoticeStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return refuseNotice(context, input);
  }

  @Mutation(() => DangerNoticePayload, {
    description:
      '向县政府报告；已说明理由或派员期限未到的不得报告（规则 U7）。Reports to the county government; not where reasons were given (rule U7).',
  })
  escalateDangerNotice(
    @Arg('input', () => DangerNoticeStepInput, asked) input: DangerNoticeStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return escalateNotice(context, input);
  }

  @Mutation(() => DangerNoticePayload, {
    description: '县政府提出处理要求（规则 U7）。The county government says what is to be done (rule U7).',
  })
  instructDangerNotice(
    @Arg('input', () => InstructDangerNoticeInput, asked) input: InstructDangerNoticeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return instructNotice(context, input);
  }

  @Mutation(() => DangerNoticePayload, { description: '报告处置结果（规则 U6）。Reports the result (rule U6).' })
  resolveDangerNotice(
    @Arg('input', () => ResolveDangerNoticeInput, asked) input: ResolveDangerNoticeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return resolveNotice(context, input);
  }

  @Mutation(() => DangerNoticePayload, { description: '办结隐患通知（规则 U5）。Closes it (rule U5).' })
  closeDangerNotice(
    @Arg('input', () => DangerNoticeStepInput, asked) input: DangerNoticeStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return closeNotice(context, input);
  }
}

function conditionsOf(filter: DangerNoticeFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, fromCode, toCode, escalationProposed } = filter ?? {};
    const is = (column: string, code: string | null | undefined): string[] =>
      code == null ? [] : [`d.${column} = ${$(hub.organizations.byCode(code)?.key ?? -1, 'int')}`];
    // The same as `isToBeReported`, as a predicate.
    const proposed = (): string =>
      `(p.state = 'REFUSED' OR p.state = 'NOTIFIED' AND d.dispatch_due_at <= ${$(shanghaiText(hub.clock.now()), 'timestamptz')})`;
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...is('finder_id', fromCode),
      ...is('notified_id', toCode),
      ...(escalationProposed == null ? [] : [`${escalationProposed ? '' : 'NOT '}${proposed()}`]),
    ];
  };
}
