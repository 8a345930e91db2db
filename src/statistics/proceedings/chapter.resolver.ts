import {
  Arg,
  Ctx,
  Field,
  Float,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  type ClassType,
} from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import { checkPeriod } from '../check-period.js';
import { periodComparisons, type PeriodComparison } from '../comparison.js';
import { describe } from '../figure.js';
import type { StatisticsFeature } from '../feature.js';
import { asOfNow, compareWithDescription, ComparableStatisticsType } from '../statistics.graphql.js';
import { askChapter, proceedingDimensions, type ProceedingDimension } from './ask-chapter.js';
import type { ProceedingChapter } from './chapter.js';
import { bySuccessorDescription } from '../successors.js';

const dimensionNames = {
  ORGANIZATION: 'ORGANIZATION',
  MONTH: 'MONTH',
  HALF_YEAR: 'HALF_YEAR',
  YEAR: 'YEAR',
} as const satisfies { [Name in ProceedingDimension]: Name };

registerEnumType(dimensionNames, {
  name: 'ProceedingDimension',
  description: '办理事项统计的分组维度。Dimensions of the statistics of proceedings.',
  valuesConfig: {
    ORGANIZATION: { description: '单位，各统计另有说明。The organization, as each statistics says.' },
    MONTH: { description: '月份。Month.' },
    HALF_YEAR: { description: '半年，如 2026-H1。Half-year.' },
    YEAR: { description: '年份。Year.' },
  },
});

export const figureScopes = { COUNTY: 'COUNTY', OWN: 'OWN' } as const;

registerEnumType(figureScopes, {
  name: 'FigureScope',
  description: '统计范围。Which cases are counted.',
  valuesConfig: {
    COUNTY: { description: '全县：县政府和联席会议办公室。The whole county.' },
    OWN: { description: '本单位：作为一方的。Those that one’s organization is a party of.' },
  },
});

/** The statistics of a chapter: its types, made from its figures, and its query. */
export function proceedingStatistics(chapter: ProceedingChapter): StatisticsFeature {
  const { title, english, query, population, organization } = chapter;
  const typeName = `${query.charAt(0).toUpperCase()}${query.slice(1)}`;

  @ObjectType(`${typeName}Figures`, { simpleResolvers: true, description: `${title}的各项指标。Figures: ${english}.` })
  class FiguresType {}
  for (const figure of Object.values(chapter.figures)) {
    const isCount = figure.type === 'int';
    Field(() => (isCount ? Int : Float) as unknown as ClassType, { nullable: !isCount, description: describe(figure) })(
      FiguresType.prototype,
      figure.property,
    );
  }

  @ObjectType(`${typeName}Row`, {
    simpleResolvers: true,
    description: '统计的一行；未选的维度为空。A row; dimensions not chosen are null.',
  })
  class RowType extends FiguresType {
    @Field(() => OrganizationType, { nullable: true, description: organization })
    readonly organization!: OrganizationType | null;

    @Field(() => String, { nullable: true, description: '月份，YYYY-MM。Month.' })
    readonly month!: string | null;

    @Field(() => String, { nullable: true, description: '半年，如 2026-H1。Half-year.' })
    readonly halfYear!: string | null;

    @Field(() => Int, { nullable: true, description: '年份。Year.' })
    readonly year!: number | null;

    @Field(() => FiguresType, {
      nullable: true,
      description: '比较期的指标；未要求比较或当时没有时为空。Figures of the compared period, null without any.',
    })
    readonly compared!: FiguresType | null;
  }

  @ObjectType(typeName, { simpleResolvers: true, description: `${title}统计。Statistics: ${english}.` })
  class ChapterStatistics extends ComparableStatisticsType {
    @Field(() => figureScopes, { description: '统计范围。Which cases are counted.' })
    readonly scope!: keyof typeof figureScopes;

    @Field(() => [RowType], { description: '各组数字。A row a group.' })
    readonly rows!: RowType[];
  }

  @Resolver()
  class ChapterResolver {
    @Query(() => ChapterStatistics, { name: query, description: `${title}统计：${population}。` })
    async ask(
      @Arg('period', () => PeriodInput, { description: '统计期间，含首末日。Period, first and last day included.' })
      period: PeriodInput,
      @Arg('groupBy', () => [dimensionNames], {
        description: '分组口径，次序即列序；空为不分组。What to group by, in this order; none for one total.',
      })
      groupBy: ProceedingDimension[],
      @Arg('compareWith', () => periodComparisons, { nullable: true, description: compareWithDescription })
      compareWith: PeriodComparison | null,
      @Arg('bySuccessor', () => Boolean, { nullable: true, description: bySuccessorDescription })
      bySuccessor: boolean | null,
      @Ctx() { hub, viewer: caller }: RequestContext,
    ): Promise<object> {
      const viewer = requirePermission(caller, 'read');
      checkPeriod(period);
      const asOf = asOfNow(hub);
      const question = { period, groupBy, compareWith: compareWith ?? null, bySuccessor: bySuccessor ?? false };
      const { rows, ...answer } = await askChapter(hub, viewer, chapter, question);
      return {
        ...asOf,
        ...answer,
        rows: rows.map(({ organizationKey, month = null, halfYear = null, year = null, ...figures }) => ({
          ...figures,
          organization: organizationKey === undefined ? null : hub.organizations.byKey(organizationKey),
          month,
          halfYear,
          year,
        })),
      };
    }
  }

  return {
    title,
    query,
    population,
    figures: Object.values(chapter.figures),
    dimensions: Object.keys(proceedingDimensions),
    resolvers: [ChapterResolver],
  };
}
