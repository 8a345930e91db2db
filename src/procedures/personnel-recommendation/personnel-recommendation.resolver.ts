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
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import {
  PersonnelRecommendationConnection,
  PersonnelRecommendationPayload,
  PersonnelRecommendationType,
} from './personnel-recommendation.graphql.js';
import {
  CommentPersonnelRecommendationInput,
  DecidePersonnelRecommendationInput,
  PersonnelRecommendationFilter,
  PersonnelRecommendationStepInput,
  RecommendPersonnelInput,
} from './personnel-recommendation-input.graphql.js';
import { personnelRecommendation } from './personnel-recommendation.procedure.js';
import type { PersonnelRecommendationFacts } from './personnel-recommendation.js';
import {
  commentRecommendation,
  decideRecommendation,
  recommendPersonnel,
  withdrawRecommendation,
} from './recommend-personnel.js';

type Row = ProceedingRow<PersonnelRecommendationFacts>;
type Answer = Promise<ProceedingPayload<PersonnelRecommendationFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => PersonnelRecommendationType)
export class PersonnelRecommendationResolver {
  @FieldResolver(() => OrganizationType)
  township(@Root() { townshipId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(townshipId);
  }

  @FieldResolver(() => OrganizationType)
  department(@Root() { departmentId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(departmentId);
  }

  @Query(() => PersonnelRecommendationConnection, {
    description:
      '与本单位有关的人事建议，最近提出的在前（机制三（四）3）。Recommendations that one is a party of, made last first.',
  })
  personnelRecommendations(
    @Arg('filter', () => PersonnelRecommendationFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: PersonnelRecommendationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, personnelRecommendation, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => PersonnelRecommendationPayload, {
    description:
      '乡镇对派出机构负责人提出任免、调整、奖惩建议（规则 U9）。A township recommends on the head of a dispatched body (rule U9).',
  })
  recommendPersonnel(
    @Arg('input', () => RecommendPersonnelInput, asked) input: RecommendPersonnelInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recommendPersonnel(context, input);
  }

  @Mutation(() => PersonnelRecommendationPayload, {
    description: '主管部门提出意见（规则 U9）。The department gives its opinion (rule U9).',
  })
  commentPersonnelRecommendation(
    @Arg('input', () => CommentPersonnelRecommendationInput, asked) input: CommentPersonnelRecommendationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return commentRecommendation(context, input);
  }

  @Mutation(() => PersonnelRecommendationPayload, {
    description: '记录县政府的决定（规则 U9）。Records what the county government decided (rule U9).',
  })
  decidePersonnelRecommendation(
    @Arg('input', () => DecidePersonnelRecommendationInput, asked) input: DecidePersonnelRecommendationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return decideRecommendation(context, input);
  }

  @Mutation(() => PersonnelRecommendationPayload, { description: '撤回建议。Withdraws it.' })
  withdrawPersonnelRecommendation(
    @Arg('input', () => PersonnelRecommendationStepInput, asked) input: PersonnelRecommendationStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return withdrawRecommendation(context, input);
  }
}

function conditionsOf(filter: PersonnelRecommendationFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, townshipCode, departmentCode } = filter ?? {};
    const is = (column: string, code: string | null | undefined): string[] =>
      code == null ? [] : [`d.${column} = ${$(hub.organizations.byCode(code)?.key ?? -1, 'int')}`];
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...is('township_id', townshipCode),
      ...is('department_id', departmentCode),
    ];
  };
}
