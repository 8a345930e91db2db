import type { GraphQLResolveInfo } from 'graphql';
import type { Temporal } from 'temporal-polyfill';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { askedPage } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { historyOf, shownCorrection } from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission, requireViewer } from '../identity/index.js';
import { assignDuty, type DutyAnswer } from './assign-duty.js';
import { termSeen } from './contacts.js';
import { cancelDuty, correctDuty } from './correct-duty.js';
import { DutyHolderConnection, DutyHolderType, DutyPayload, DutyTermCorrection } from './duties.graphql.js';
import { AssignDutyInput, CancelDutyInput, CorrectDutyInput, EndDutyInput } from './duties.inputs.graphql.js';
import { dutyList, dutySource } from './duty-list.sql.js';
import { dutyTable } from './duty-timeline.sql.js';
import { duties, type Duty, type DutyTerm } from './duty.js';
import { endDuty } from './end-duty.js';
import { shownHolder, shownTerm, type ShownHolder } from './shown-duty.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => DutyHolderType)
export class DutiesResolver {
  @Query(() => DutyHolderConnection, {
    description:
      '任职人员：某日的联络人、执法人员和负责人，按单位（规则 U3）。Who holds which duty on a day, by organization (rule U3).',
  })
  async dutyHolders(
    @Arg('organizationCode', () => String, {
      nullable: true,
      description: '单位代码，不填为全部单位。Code of an organization; all of them if not given.',
    })
    organizationCode: string | null,
    @Arg('duty', () => duties, { nullable: true, description: '职责，不填为全部。The duty; any if not given.' })
    duty: Duty | null,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: '日期，不填为今日。On which day; today if not given.',
    })
    on: string | null,
    @Arg('asKnownAt', () => DateTimeScalar, {
      nullable: true,
      description: '登记时点，默认现在：按当时的登记。As it was told at that moment; as it is told now by default.',
    })
    asKnownAt: Temporal.Instant | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ShownHolder>> {
    const { hub } = context;
    const viewer = requirePermission(context.viewer, 'read');
    const source = dutySource(hub.pool, viewer, {
      organization: organizationCode == null ? null : (hub.organizations.byCode(organizationCode)?.key ?? -1),
      duty: duty ?? null,
      on: on ?? shanghaiDay(hub.clock.now()).toString(),
      asKnownAt: asKnownAt?.toString() ?? null,
    });
    const read = (row: Parameters<typeof source.read>[0]) => shownHolder(hub, source.read(row));
    return keysetConnection(dutyList, { ...source, read }, askedPage(hub, args, info));
  }

  @FieldResolver()
  history(@Root() { key, organizationId, duty }: ShownHolder, @Ctx() context: RequestContext) {
    const seen = termSeen(requireViewer(context.viewer), { key, organizationId, duty });
    return historyOf(context, dutyTable, String(key), (term: DutyTerm) => shownTerm(seen(term)));
  }

  @Mutation(() => DutyPayload, {
    description:
      '登记任职，自首日起，由本单位管理员或县政府办理；同一职责可由数人担任（规则 U3）。Registers that somebody holds a duty from a day on, beside whoever else does (rule U3).',
  })
  async assignDuty(
    @Arg('input', () => AssignDutyInput, asked) input: AssignDutyInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return shownAnswer(context, await assignDuty(context, input));
  }

  @Mutation(() => DutyPayload, {
    description:
      '登记离任，可同时登记接任者；最后一名联络人离任须有接任者（规则 U3）。Ends a duty and names who takes over; the last liaison officer is followed by another (rule U3).',
  })
  async endDuty(
    @Arg('input', () => EndDutyInput, asked) input: EndDutyInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return shownAnswer(context, await endDuty(context, input));
  }

  @Mutation(() => DutyTermCorrection, {
    description:
      '更正任职：日期、姓名、联系方式、证件或依据登记有误或已变，说明理由办理（规则 U3）。Puts a term right that was told wrongly, or how to reach somebody (rule U3).',
  })
  async correctDuty(
    @Arg('input', () => CorrectDutyInput, asked) input: CorrectDutyInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return shownCorrection(await correctDuty(context, input), shownTerm);
  }

  @Mutation(() => DutyTermCorrection, {
    description:
      '取消任职：尚未任职或不应登记，说明理由办理（规则 U3）。Takes a term out that will not be or should never have been told (rule U3).',
  })
  async cancelDuty(
    @Arg('input', () => CancelDutyInput, asked) input: CancelDutyInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return shownCorrection(await cancelDuty(context, input), shownTerm);
  }
}

/** Whoever tells of duties is of the organization or the county government, and is told everything. */
function shownAnswer({ hub }: RequestContext, { holder, successor, userErrors }: DutyAnswer): object {
  const shown = (held: DutyAnswer['holder']) => (held === null ? null : shownHolder(hub, held));
  return { holder: shown(holder), successor: shown(successor), userErrors };
}
