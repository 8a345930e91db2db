import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { askedPage } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { RequestContext } from '../hub.js';
import { personGlobalId, requirePermission } from '../identity/index.js';
import { absenceGlobalId, type Absence } from './absence.js';
import {
  AbsenceConnection,
  AbsencePayload,
  AbsenceType,
  EndAbsenceInput,
  RecordAbsenceInput,
} from './absences.graphql.js';
import { absenceList, absenceSource } from './absences.sql.js';
import { endAbsence, recordAbsence, type AbsenceAnswer } from './record-absence.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => AbsenceType)
export class AbsencesResolver {
  @Query(() => AbsenceConnection, {
    description: '离岗：本单位现在和将来的，按登记先后。Who of one’s own organization is or will be away.',
  })
  async absences(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Absence>> {
    const { organization } = requirePermission(viewer, 'read');
    const today = shanghaiDay(hub.clock.now()).toString();
    return keysetConnection(absenceList, absenceSource(hub.pool, organization.key, today), askedPage(hub, args, info));
  }

  @Mutation(() => AbsencePayload, {
    description:
      '登记离岗：本人的，或由管理员登记本单位他人的；其间通知由代理人接收。Tells that the viewer, or for an administrator anybody of the organization, is away; the deputy is told meanwhile.',
  })
  recordAbsence(
    @Arg('input', () => RecordAbsenceInput, asked) input: RecordAbsenceInput,
    @Ctx() context: RequestContext,
  ): Promise<AbsenceAnswer> {
    return recordAbsence(context, input);
  }

  @Mutation(() => AbsencePayload, {
    description: '登记返岗：早于原定的，尚未离岗的即取消。Somebody comes back earlier, or does not go at all.',
  })
  endAbsence(
    @Arg('input', () => EndAbsenceInput, asked) input: EndAbsenceInput,
    @Ctx() context: RequestContext,
  ): Promise<AbsenceAnswer> {
    return endAbsence(context, input);
  }

  @FieldResolver()
  id(@Root() { key }: Absence): string {
    return absenceGlobalId(key);
  }

  @FieldResolver()
  personId(@Root() { affiliation }: Absence): string {
    return personGlobalId(affiliation);
  }

  @FieldResolver()
  deputyId(@Root() { deputy }: Absence): string {
    return personGlobalId(deputy);
  }
}
