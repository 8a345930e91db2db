import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, Info, Query, Resolver } from 'type-graphql';
import type { Hub, RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import {
  planSharedRecordRows,
  SharedRecordConnection,
  sharedRecordPage,
  type RecordRow,
} from '../../core/records/index.js';
import type { Sql } from '../../platform/database/sql.js';
import { badInput, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { PeriodInput, type Period } from '../../platform/graphql/period.graphql.js';
import { checkPeriod } from '../check-period.js';
import { chosen } from '../grouping.sql.js';
import { asOfNow } from '../statistics.graphql.js';
import { checkNames, checks, type CheckName } from './checks.js';
import { DataQuality, qualityDimensionNames } from './data-quality.graphql.js';
import {
  dataQuality,
  findingConditions,
  qualityDimensions,
  type QualityDimension,
  type QualityScope,
} from './data-quality.sql.js';

const publisherCodesDescription =
  '发布单位的代码，任一即可；不填为全部。Codes of publishers, any of them; all if not given.';

interface FoundArguments {
  readonly period: Period;
  readonly check: CheckName;
  readonly publisherCodes?: readonly string[] | null;
}

const conditionsOf =
  ({ period, check, publisherCodes }: FoundArguments, { hub, viewer }: RequestContext) =>
  (): Sql[] =>
    findingConditions(hub, requirePermission(viewer, 'read'), check, scopeOf(hub, period, publisherCodes));

@Resolver()
export class DataQualityResolver {
  @Query(() => DataQuality, {
    description:
      '数据质量：期间内形成、已共享且可见的信息中的缺项、重复和不合情理之处。What is missing, doubled or implausible in what was formed in a period, is shared and may be seen.',
  })
  async dataQuality(
    @Arg('period', () => PeriodInput, {
      description: '形成期间，含首末日。Period, first and last day included.',
    })
    period: PeriodInput,
    @Arg('groupBy', () => [qualityDimensionNames], {
      defaultValue: ['ORGANIZATION'],
      description: '分组口径，次序即列序。What to group by, in this order.',
    })
    groupBy: QualityDimension[],
    @Arg('checks', () => [checkNames], {
      nullable: true,
      description: '检查项；不填为全部。Which checks; all if not given.',
    })
    names: CheckName[] | null,
    @Arg('publisherCodes', () => [String], {
      nullable: true,
      description: publisherCodesDescription,
    })
    publisherCodes: string[] | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<DataQuality> {
    const viewer = requirePermission(caller, 'read');
    const scope = scopeOf(hub, period, publisherCodes);
    const asOf = asOfNow(hub);
    const wanted = names ?? Object.values(checkNames);
    const rows = await dataQuality(hub, viewer, scope, chosen(qualityDimensions, groupBy), wanted);
    return {
      ...asOf,
      rows: rows.map(({ organizationKey, month = null, check, examined, found }) => ({
        organization: organizationKey === undefined ? null : hub.organizations.byKey(organizationKey),
        month,
        check,
        title: checks[check].title,
        doubt: checks[check].doubt,
        examined,
        found,
        share: examined === 0 ? null : Math.round((found / examined) * 10_000) / 10_000,
      })),
    };
  }

  @Extensions({
    planRows: planSharedRecordRows((args, context) => conditionsOf(args as unknown as FoundArguments, context)),
  })
  @Query(() => SharedRecordConnection, {
    description:
      '问题信息：某项检查查出的，按形成时间自新至旧。The records that a check found, newest formation first.',
  })
  doubtfulRecords(
    @Arg('period', () => PeriodInput, {
      description: '形成期间，含首末日。Period, first and last day included.',
    })
    period: PeriodInput,
    @Arg('check', () => checkNames, { description: '检查项。The check.' })
    check: CheckName,
    @Arg('publisherCodes', () => [String], {
      nullable: true,
      description: publisherCodesDescription,
    })
    publisherCodes: string[] | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<RecordRow>> {
    return sharedRecordPage(context, args, conditionsOf({ period, check, publisherCodes }, context), info);
  }
}

/** @throws GraphQLError BAD_USER_INPUT for a period that ends before it begins, or a code that no organization has */
function scopeOf(hub: Hub, period: Period, codes: readonly string[] | null | undefined): QualityScope {
  checkPeriod(period);
  const publishers = codes?.map((code) => {
    const organization = hub.organizations.byCode(code);
    if (!organization) throw badInput(`publisherCodes：没有单位${code}`);
    return organization.key;
  });
  return { period, publishers: publishers ?? null };
}
