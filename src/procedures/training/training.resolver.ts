import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import {
  organizationCondition,
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { TrainingAttendance, TrainingConnection, TrainingPayload, TrainingType } from './training.graphql.js';
import { RecordTrainingInput, TrainingFilter } from './training-input.graphql.js';
import type { TrainingFacts } from './training.js';
import { training } from './training.procedure.js';
import { recordTraining } from './record-training.js';

type Row = ProceedingRow<TrainingFacts>;
type Answer = Promise<ProceedingPayload<TrainingFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => TrainingType)
export class TrainingResolver {
  @FieldResolver(() => OrganizationType)
  organizer(@Root() { organizerId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(organizerId);
  }

  @FieldResolver(() => [TrainingAttendance])
  attendance(
    @Root() { townshipIds, participants, passed }: Row,
    @Ctx() { hub }: RequestContext,
  ): (Omit<TrainingAttendance, 'township'> & { readonly township: Organization })[] {
    return townshipIds.map((key, index) => ({
      township: hub.organizations.byKey(key),
      participants: participants[index] ?? 0,
      passed: passed?.[index] ?? null,
    }));
  }

  @Query(() => TrainingConnection, {
    description:
      '本部门组织的或本乡镇参加的业务培训，最近记录的在前（机制三（五）2）。Trainings that one held or took part in, recorded last first.',
  })
  trainings(
    @Arg('filter', () => TrainingFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: TrainingFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, training, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => TrainingPayload, { description: '记录一次业务培训（规则 A6）。Records a training (rule A6).' })
  recordTraining(
    @Arg('input', () => RecordTrainingInput, asked) input: RecordTrainingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordTraining(context, input);
  }
}

function conditionsOf(filter: TrainingFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { kinds, organizerCode, townshipCode, heldFrom, heldTo } = filter ?? {};
    return [
      ...proceedingConditions(filter, $),
      ...(kinds ? [`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
      ...organizationCondition('organizer_id', organizerCode, hub.organizations, $),
      ...(townshipCode == null
        ? []
        : [`${$(hub.organizations.byCode(townshipCode)?.key ?? -1, 'int')} = ANY (d.township_ids)`]),
      ...(heldFrom ? [`d.held_on >= ${$(heldFrom, 'date')}`] : []),
      ...(heldTo ? [`d.held_on <= ${$(heldTo, 'date')}`] : []),
    ];
  };
}
