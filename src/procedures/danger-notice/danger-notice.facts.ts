import {
  codes,
  id,
  instant,
  oneOf,
  organization,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { dangerKinds } from './danger-notice.js';

/** Dangers that belong to others, of which they are notified at once (Mech 三(四)2). */
export const dangerNoticeFacts = {
  finder: organization('发现单位。Who found it.')
    .shownAs('from')
    .filtered('发现单位代码。Code of the finder.', 'fromCode'),
  notified: organization('被通知单位。Who was notified.')
    .shownAs('to')
    .filtered('被通知单位代码。Code of the organization notified.', 'toCode'),
  /** The county government, once the matter was reported to it (U7). */
  county: organization().optional(),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['notify']),
  dangerKind: oneOf(dangerKinds, '隐患种类。Kind of danger.').askedBy(['notify']),
  place: text('地点。Place.').askedBy(['notify']),
  description: text('隐患情况。What the danger is.').askedBy(['notify']),
  discoveredAt: instant('发现时间。When it was discovered.').askedBy(
    ['notify'],
    '发现时间，立即通知的时限自此起算。When it was discovered; the clock begins.',
  ),
  /** From then on silence is a refusal without reasons (U7). */
  dispatchDueAt: instant('派员期限（规则 U6）。Until when officers must be sent (rule U6).'),
  dispatchedAt: instant('派员时间；未派员为空。When officers were sent.')
    .optional()
    .askedBy(['dispatch'], '派员时间，不填为办理时。When; now if not given.'),
  dispatchRecord: text('派员情况（规则 U6）。Who was sent and how (rule U6).')
    .optional()
    .requiredBy(['dispatch'], '派员情况：人数、车辆、到达等，必填。Who was sent and how, required.'),
  refusalReason: text('不予处理的理由（规则 U7）。Why nothing is done (rule U7).').optional(),
  escalatedAt: instant('报告县政府的时间。When it was reported to the county.').optional(),
  instruction: text('县政府的处理要求。What the county government demands.')
    .optional()
    .requiredBy(['instruct'], '处理要求，必填。What is to be done, required.'),
  escalationReason: text(
    '提请县政府的理由：不认可不予处理的理由（规则 U7）。Why the reasons do not convince (rule U7).',
  ).optional(),
  decision: text('县政府认可理由的决定。Why the county government upholds the reasons.')
    .optional()
    .requiredBy(['uphold'], '决定内容，必填。What is decided, required.'),
  result: text('处置结果。The result.').optional().requiredBy(['resolve'], '处置结果，必填。The result, required.'),
};

/** What requests tell beside facts, by step. */
export const dangerNoticeRequests = {
  notify: {
    toCode: text('被通知单位代码。Code of the organization that is notified.'),
    aboutId: id('所由来的办理事项。The proceeding it comes from.').optional(),
  },
  decline: { reason: text('理由，必填。The reasons, required.') },
  contest: { reason: text('提请的理由，必填。Why the reasons do not convince, required.') },
};

export type DangerNoticeFacts = FactsOf<typeof dangerNoticeFacts>;

export type DangerNotice = ProcedureOf<
  typeof dangerNoticeFacts,
  typeof dangerNoticeRequests,
  'notify',
  'dangerNoticeId'
>;

export const { entity: dangerNoticeEntity, table: dangerNoticeTable } = tableOfFacts(
  'danger_notice',
  dangerNoticeFacts,
);
