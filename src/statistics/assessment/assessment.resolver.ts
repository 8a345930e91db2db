import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { askedPage, withNodes } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import { checkPeriod } from '../check-period.js';
import { asOfNow } from '../statistics.graphql.js';
import { assess, inTimeRate, isToldOf, organizationNamed, type Assessed } from './assess.js';
import { assessmentFigureNames, assessmentFigures, type AssessmentFigureName } from './assessment-figures.js';
import { assessmentFigureEnum, AssessmentMatterConnection, AssessmentType } from './assessment.graphql.js';
import { labelOfMatter, matterList, matterSource, subjectIdOf, type Matter } from './matter-list.sql.js';

const periodOptions = { description: '考核期间，含首末日。Period, first and last day included.' } as const;

@Resolver()
export class AssessmentResolver {
  @Query(() => AssessmentType, {
    description:
      '考核：期间内各单位按期、逾期、未办、被退回、满足需求等件次；县政府和联席会议办公室见各单位的，其他单位见本单位的和全县合计。How each organization did in a period: the county government and the conference office are told of all, others of themselves and of the county as a whole.',
  })
  async assessment(
    @Arg('period', () => PeriodInput, periodOptions) period: PeriodInput,
    @Arg('organizationCodes', () => [String], {
      nullable: true,
      description: '单位代码；不填为有数字的各单位。These organizations; all that have a number if not given.',
    })
    organizationCodes: string[] | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<object> {
    const viewer = requirePermission(caller, 'read');
    checkPeriod(period);
    const asOf = asOfNow(hub);
    const { isCounty, rows, total, points } = await assess(hub, viewer, period, organizationCodes ?? null);
    return {
      ...asOf,
      period,
      scope: isCounty ? 'COUNTY' : 'OWN',
      rows: rows.map(rowOf),
      total: rowOf(total),
      definitions: assessmentFigureNames.map((figure) => {
        const { title, numerator, definition } = assessmentFigures[figure];
        return {
          ...{ figure, title, definition: numerator, definitionInEnglish: definition },
          points: points?.[figure] ?? null,
        };
      }),
    };
  }

  @Query(() => AssessmentMatterConnection, {
    description:
      '考核明细：一个单位一项指标在期间内所计的各件，条数与指标相同，先发生的在前。What a number of the assessment counts, as many as it says, the earliest first.',
  })
  async assessmentMatters(
    @Arg('organizationCode', () => String, { description: '单位代码。The organization.' }) organizationCode: string,
    @Arg('figure', () => assessmentFigureEnum, { description: '指标。The figure.' }) figure: AssessmentFigureName,
    @Arg('period', () => PeriodInput, periodOptions) period: PeriodInput,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<object>> {
    const viewer = requirePermission(caller, 'read');
    checkPeriod(period);
    const organization = organizationNamed(hub, organizationCode, 'organizationCode');
    if (!isToldOf(viewer, organization)) {
      const message = '考核明细只对本单位、县政府和联席会议办公室列出';
      throw new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });
    }
    const source = matterSource(hub, organization, figure, period);
    const page = await keysetConnection(matterList, source, askedPage(hub, args, info));
    const shown = (matter: Matter): object => ({
      ...matter,
      organization: hub.organizations.byKey(matter.organizationKey),
      label: labelOfMatter(hub, matter),
      rule: matter.rule === '' ? null : matter.rule,
      subjectId: subjectIdOf(hub, matter),
    });
    return withNodes(page, page.nodes.map(shown));
  }
}

function rowOf({ organization, counts, score }: Assessed): object {
  const numbers = assessmentFigureNames.map((name) => [assessmentFigures[name].property, counts[name]]);
  return { organization, score, inTimeRate: inTimeRate(counts), ...Object.fromEntries(numbers) };
}
