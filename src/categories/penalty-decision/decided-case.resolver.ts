import {
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
  type ClassType,
} from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { Proceeding, proceedingLoader, type ProceedingRow } from '../../core/proceedings/index.js';
import { recordLoader, type RecordRow } from '../../core/records/index.js';
import {
  decisionsOfCases,
  despiteSuspicion,
  mostDecisions,
  suspicionBases,
  type SuspicionBasis,
} from './case/index.js';
import type { PenaltyDecisionRow } from './penalty-decision.category.js';
import { PenaltyDecisionType } from './penalty-decision.resolver.js';

registerEnumType(suspicionBases, {
  name: 'SuspicionBasis',
  description: '涉嫌犯罪标记的由来（规则 X3）。Why a decision is flagged (rule X3).',
  valuesConfig: {
    CASE: { description: '所办结的案件涉嫌犯罪，尚未移送。Crime is suspected in the case that it names.' },
    PARTY: {
      description:
        '未填案件，当事人代码与尚未移送的涉嫌犯罪案件相同。It names no case, and its party is that of a suspected one.',
    },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: '涉嫌犯罪尚未移送而作出处罚（规则 X3）。A penalty while crime is suspected and not referred (rule X3).',
})
class CrimeSuspected {
  @Field(() => String, { description: '依据的规则编号。Rule behind it.' })
  readonly rule!: string;

  @Field(() => suspicionBases, { description: '标记的由来。Why it is flagged.' })
  readonly basis!: SuspicionBasis;
}

/** S3, X3: the case that a decision ends, and what is suspected in it. */
@Resolver(() => PenaltyDecisionType)
export class DecidedCaseResolver {
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => Proceeding, {
    nullable: true,
    description:
      '所办结的案件（规则 S3）；未填或本单位不可见的为空。The case that it ends; null where it names none, or none that one may see.',
  })
  async case(
    @Root() { caseId }: PenaltyDecisionRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ProceedingRow | null> {
    return caseId === null ? null : loaders.own(proceedingLoader).load(caseId);
  }

  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => CrimeSuspected, {
    nullable: true,
    description:
      '不得以罚代刑：案件涉嫌犯罪尚未移送的，如实标记，不予拒收（规则 X3）；发布单位、县政府、检察院和可见该案件的单位可见，其他单位以及已移送、已说明理由的为空。Flags a penalty while crime is suspected and not referred (rule X3), for its publisher, the county government, the procuratorate and whoever sees the case; null for others, and once it is referred or cleared.',
  })
  async crimeSuspected(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<CrimeSuspected | null> {
    const basis = await loaders.own(despiteSuspicion).load(key);
    return basis && { rule: 'X3', basis };
  }
}

/** The field `decisions` of a procedure whose cases penalties may end. */
export function decisionsOf(Type: ClassType) {
  @Resolver(() => Type)
  class DecisionsResolver {
    @FieldResolver(() => [PenaltyDecisionType], {
      description: `以此为所办结案件的处罚决定，本单位可见的，形成时间自新至旧，至多 ${String(mostDecisions)} 件，更多的用 penaltyDecisions(filter: { caseId }) 查询（规则 S3）。Penalty decisions that name it, of those one may see, newest first; at most ${String(mostDecisions)}, a list has them all.`,
    })
    async decisions(@Root() { key }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<RecordRow[]> {
      const keys = await loaders.own(decisionsOfCases).load(key);
      const decisions = await Promise.all(keys.map((each) => loaders.own(recordLoader).load(each)));
      return decisions.filter((decision) => decision !== null);
    }
  }
  return DecisionsResolver;
}
