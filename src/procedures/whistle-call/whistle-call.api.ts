import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import {
  partyClocks,
  procedureApi,
  readClocks,
  readSteps,
  stepOfParty,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import { rowsByOwner } from '../../core/visibility/index.js';
import { contestAbsence, declineCall, loadOverdue, orderReport, upholdAbsence } from './contest-absence.js';
import { callWhistle, cancelWhistleCall, reportToWhistle } from './call-whistle.js';
import { rateUnit } from './rate-unit.js';
import { whistleCallFacts, whistleCallRequests, type WhistleCallFacts } from './whistle-call.facts.js';
import { WhistleRatingType, WhistleReportType } from './whistle-call.graphql.js';
import { whistleCall } from './whistle-call.procedure.js';
import { isLate } from './whistle-call.rules.js';

const words = {
  field: 'whistleCall',
  filter: '吹哨报到的筛选条件，各项同时满足。Filter of whistle calls; all conditions hold.',
  step: '吹哨报到的一步。A step in a whistle call.',
  id: '吹哨报到的标识。The call.',
  list: {
    name: 'whistleCalls',
    words:
      '本单位发起或被召集的，最近发起的在前（机制三（四）3）。Whistle calls that one makes or is called by, made last first.',
  },
} as const;

const decided = { requestName: 'WhistleDecisionInput', request: '县政府的决定。A decision of the county government.' };

const { Type, resolver, act } = procedureApi(whistleCall, whistleCallFacts, whistleCallRequests, words, {
  call: {
    words: '吹哨：乡镇召集执法力量（规则 U10）。A township calls for enforcement strength (rule U10).',
    request: '吹哨：召集执法力量（规则 U10）。Calls for enforcement strength (rule U10).',
    open: callWhistle,
  },
  report: {
    words: '吹哨后报到；到场情况写入说明，逾期如实标记（规则 U10）。Reports on the spot; late is flagged (rule U10).',
    decide: reportToWhistle,
  },
  decline: {
    words:
      '说明不能报到的理由；乡镇可提请县政府决定（规则 U10）。Says why one does not come; the township may put that before the county.',
    request: '说明不能报到的理由（规则 U10）。Says why one does not come (rule U10).',
    decide: declineCall,
  },
  contest: {
    words:
      '未报到提请决定：就不能报到的理由或逾期未报到提请县政府决定（规则 U10）。Puts reasons, or silence after the term, before the county government (rule U10).',
    request: '就未报到提请县政府决定（规则 U10）。Puts absence before the county government (rule U10).',
    load: loadOverdue,
    decide: contestAbsence,
  },
  order: {
    words: '县政府决定应予报到（规则 U10）。The county government decides that they report (rule U10).',
    ...decided,
    decide: orderReport,
  },
  uphold: {
    words: '县政府认可不能报到的理由（规则 U10）。The county government upholds the reasons (rule U10).',
    ...decided,
    decide: upholdAbsence,
  },
  rate: {
    words:
      '评哨：对报到单位的满意度、到场、解决情况作出评价，办结前均可更正（规则 U10）。Rates somebody who came; until it is concluded a rating may be put right (rule U10).',
    request: '评哨：评价一个报到单位（规则 U10）。Rates somebody who came (rule U10).',
    decide: rateUnit,
  },
  conclude: {
    words: '办结吹哨报到并记录结果（规则 U10）。Concludes it (rule U10).',
    request: '办结吹哨报到。Concludes a whistle call.',
  },
  cancel: {
    words: '撤回吹哨，须说明理由。Cancels it, with a reason.',
    request: '撤回吹哨。Cancels a whistle call.',
    decide: cancelWhistleCall,
  },
});

type Row = ProceedingRow<WhistleCallFacts>;

@Resolver(() => Type)
class WhistleReportResolver {
  @FieldResolver(() => [WhistleRatingType], {
    description:
      '评哨情况，按评价先后；尚未评价的不列。How those who came were rated, as they were; not those who are still to be.',
  })
  ratings(@Root() row: Row, @Ctx() { hub }: RequestContext): WhistleRatingType[] {
    return row.ratedIds.map((key) => ({
      organization: hub.organizations.byKey(key),
      satisfied: !row.dissatisfiedIds.includes(key),
      arrivedInTime: !row.belatedIds.includes(key),
      solved: !row.unsolvedIds.includes(key),
    }));
  }

  @FieldResolver(() => [WhistleReportType], {
    description: '各单位的报到情况，含未报到的。Who has reported and who has not.',
  })
  async reports(@Root() row: Row, @Ctx() { hub, loaders }: RequestContext): Promise<WhistleReportType[]> {
    const [clocks, steps] = await Promise.all([
      loaders.ownFor(readClocks, rowsByOwner).load(row.key),
      loaders.ownFor(readSteps, rowsByOwner).load(row.key),
    ]);
    const reports = steps.filter(({ step }) => step === 'report');
    return partyClocks(row, row.calledIds, 'reporting', clocks).map((party) => {
      const { actingId, clock } = party;
      const step = clock.metAt === null ? undefined : stepOfParty(party, reports);
      return {
        organization: hub.organizations.byKey(actingId),
        dueAt: clock.dueAt,
        reportedAt: clock.metAt,
        late: !row.excusedIds.includes(actingId) && isLate(clock, hub.clock.now()),
        personName: step?.personName ?? null,
        note: step?.note ?? null,
      };
    });
  }
}

export const takeWhistleCallStep = act;
export const whistleCallResolvers = [resolver, WhistleReportResolver];
