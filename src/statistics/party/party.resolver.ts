import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { auditNumber, soughtNumber } from '../../categories/penalty-decision/index.js';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission, type Viewer } from '../../core/identity/index.js';
import { requireReveal } from '../../core/personal-data/index.js';
import { askedPage, connection } from '../../platform/graphql/connection.js';
import { badInput, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { PartyCaseCount, PartyPenalties, PartyRecordCount, PartySubjectConnection } from './party.graphql.js';
import { namesOfParty, seeParty, subjectOf, type SeenParty } from './party.js';
import { penaltyFiguresOfParty, readSubjectsOfParty, subjectList, type SubjectPlace } from './read-party.sql.js';
import { partySought, type SoughtParty } from './sought-party.js';

@ObjectType('Party', {
  description:
    '一个当事人的全部可见信息（一企一档）。All that one may see of a party: an enterprise, or a person whose number is given.',
})
class PartyType {
  @Field(() => [String], {
    description: '当事人名称，最近的写法在前，至多 20 个。Names under which it stands, the last one first; at most 20.',
  })
  readonly names!: string[];

  @Field(() => [String], {
    description:
      '当事人代码，至多 20 个；同名的不同企业各有其代码，公民身份号码只显示部分。Codes that stand with it, at most 20: several where enterprises share a name; the number of a person is masked.',
  })
  readonly codes!: string[];

  @Field(() => PartySubjectConnection, {
    description: '信息和案件，形成或发起时间自新至旧。Records and cases, newest first.',
  })
  readonly subjects!: Page<SubjectPlace>;

  @Field(() => [PartyRecordCount], { description: '各类信息的件数，多的在前。Records by category, most first.' })
  readonly recordCounts!: PartyRecordCount[];

  @Field(() => [PartyCaseCount], { description: '各种程序的件数，多的在前。Cases by procedure, most first.' })
  readonly caseCounts!: PartyCaseCount[];

  @Field(() => PartyPenalties, { description: '行政处罚。Penalty decisions.' })
  readonly penalties!: PartyPenalties;
}

@Resolver(() => PartyType)
export class PartyResolver {
  @Query(() => PartyType, {
    description:
      '查一个当事人（一企一档）：按统一社会信用代码，并及同名而未填代码的；或按名称，与检索同样不分写法，全名相同。只含本单位可见的：共享信息，以及本单位作为一方的案件和可见的决定所办结的案件。自然人只能按公民身份号码查，须有查阅完整号码的权限并说明用途，每次记入审计日志；按名称查不到对自然人的处罚。什么都看不到的，各项为空、为零。Everything that one may see of an enterprise: by its unified social credit code, and under its names where no code is told; or by its whole name, written as searches compare it. Of a natural person by number alone, for whoever may reveal one and says what for, audited each time; a name finds no decisions against people. Where one may see nothing, all is empty.',
  })
  async party(
    @Arg('code', () => String, {
      nullable: true,
      description:
        '统一社会信用代码，或公民身份号码；与 name 填其一。Unified social credit code, or the number of a person; this or the name.',
    })
    code: string | null,
    @Arg('name', () => String, {
      nullable: true,
      description:
        '企业名称，2 至 200 字；与 code 填其一。Name of an enterprise, 2 to 200 characters; this or the code.',
    })
    name: string | null,
    @Arg('purpose', () => String, {
      nullable: true,
      description:
        '用途，4 至 200 字，按公民身份号码查的必填。What for, 4 to 200 characters; required with the number of a person.',
    })
    purpose: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SeenParty> {
    const viewer = requirePermission(context.viewer, 'read');
    const sought = partySought({ code, name }, soughtNumber);
    await admit(context, viewer, sought, purpose, info);
    return seeParty(context, viewer, sought);
  }

  @FieldResolver(() => [String])
  names(@Root() party: SeenParty, @Ctx() context: RequestContext): Promise<string[]> {
    return namesOfParty(context, party);
  }

  @FieldResolver(() => [String])
  codes(@Root() { namings }: SeenParty): string[] {
    return [...new Set(namings.flatMap(({ code }) => code ?? []))];
  }

  @FieldResolver(() => PartySubjectConnection)
  async subjects(
    @Root() { viewer, keys, counts }: SeenParty,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<SubjectPlace>> {
    const { hub } = context;
    return connection(
      subjectList,
      {
        async rows(request) {
          const found = await readSubjectsOfParty(request, hub, viewer, keys);
          const subjects = await Promise.all(found.map((each) => subjectOf(context, each)));
          return found.flatMap((each, index) => (subjects[index] ? [{ ...each, subject: subjects[index] }] : []));
        },
        count: async () => (await counts()).reduce((total, { count }) => total + count, 0),
      },
      askedPage(hub, args, info),
    );
  }

  @FieldResolver(() => [PartyRecordCount])
  async recordCounts(@Root() { counts }: SeenParty): Promise<PartyRecordCount[]> {
    const records = (await counts()).filter(({ isRecord }) => isRecord);
    return records.map(({ ofType, count }) => ({ category: ofType, count }));
  }

  @FieldResolver(() => [PartyCaseCount])
  async caseCounts(@Root() { counts }: SeenParty): Promise<PartyCaseCount[]> {
    const cases = (await counts()).filter(({ isRecord }) => !isRecord);
    return cases.map(({ ofType, count, open }) => ({ procedure: ofType, count, open }));
  }

  @FieldResolver(() => PartyPenalties)
  penalties(@Root() { viewer, keys }: SeenParty, @Ctx() { hub }: RequestContext): Promise<PartyPenalties> {
    return penaltyFiguresOfParty(hub, viewer, keys);
  }
}

/** A person is looked for by whoever may read numbers and says what for; the audit log has it before anything is found. */
async function admit(
  { hub }: RequestContext,
  viewer: Viewer,
  sought: SoughtParty,
  purpose: string | null,
  info: GraphQLResolveInfo,
): Promise<void> {
  if (sought.by === 'NUMBER') {
    requireReveal(viewer, purpose ?? '', info);
    await auditNumber(hub, viewer, sought.number, (purpose ?? '').trim());
  } else if (purpose != null) {
    throw badInput('purpose：按公民身份号码查的才填写用途');
  }
}
