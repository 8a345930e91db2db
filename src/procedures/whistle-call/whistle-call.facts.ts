import {
  codes,
  contestFacts,
  flag,
  id,
  organization,
  organizations,
  reasoned,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';

/** A township whistles, the departments report (Mech 三(四)3). Who reported when is told by the clocks. */
export const whistleCallFacts = {
  caller: organization('吹哨乡镇。The township that calls.').filtered(
    '吹哨乡镇代码。Code of the township that calls.',
    'callerCode',
  ),
  called: organizations('报到单位。Who is called.').filtered(
    '报到单位代码。Code of somebody who is called.',
    'calledCode',
  ),
  /** Those who reported, in the order in which they did. */
  reported: organizations(),
  declined: organizations('已说明理由的单位：不能报到。Those who have said why they do not come.').shownAs(
    'declinedBy',
  ),
  /** Whose absence is before the county government. */
  contested: organizations(),
  excused: organizations('县政府认可理由的单位。Those whose reasons the county government has upheld.').shownAs(
    'excusedBy',
  ),
  /** Those who came and whom the township has rated, and of these each group that it found wanting. */
  rated: organizations(),
  dissatisfied: organizations(),
  belated: organizations(),
  unsolved: organizations(),
  ...contestFacts,
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['call']),
  matter: text('事由。What it is about.').askedBy(['call']),
  place: text('报到地点。Where to report.').askedBy(['call']),
  result: text('处置结果。The result.').optional().requiredBy(['conclude'], '处置结果，必填。The result, required.'),
  cancelReason: text('撤回理由。Why it was cancelled.').optional(),
};

/** What requests tell beside facts, by step. */
export const whistleCallRequests = {
  call: {
    calledCodes: codes('报到单位代码，至多 50 个。Codes of those who are called, at most 50.'),
    aboutId: id('所由来的办理事项。The proceeding it comes from.').optional(),
  },
  decline: reasoned,
  contest: {
    unitCodes: codes('未报到的单位代码：说明理由的，或期满未报到的，必填。Who does not come, required.').optional(),
    ...reasoned,
  },
  rate: {
    unitCode: text('被评单位代码：已报到的。Who is rated: somebody who has reported.'),
    satisfied: flag('是否满意。Whether the township is satisfied.'),
    arrivedInTime: flag(
      '是否及时到场，由乡镇评价；期限另计。Whether it came in time for the township; the clock is another thing.',
    ),
    solved: flag('问题是否解决。Whether what it was called for is solved.'),
    reason: text('更正评价的理由：已评价过的必填。Why a rating is put right, required where there is one.').optional(),
  },
  cancel: { reason: text('撤回理由，必填。The reason, required.') },
};

export type WhistleCallFacts = FactsOf<typeof whistleCallFacts>;

export type WhistleCall = ProcedureOf<typeof whistleCallFacts, typeof whistleCallRequests, 'call', 'whistleCallId'>;

export const { entity: whistleCallEntity, table: whistleCallTable } = tableOfFacts('whistle_call', whistleCallFacts);
