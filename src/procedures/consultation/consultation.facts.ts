import {
  codes,
  id,
  instant,
  oneOf,
  organization,
  organizations,
  tableOfFacts,
  text,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { consultationKinds, consultationTopics } from './consultation.js';

/** Meetings at which townships and departments consult each other (Mech 三(四)1, 2). */
export const consultationFacts = {
  convener: organization('召集单位。Who calls it.'),
  participant: organizations('参加单位。Who takes part.').shownAs('participants'),
  kind: oneOf(consultationKinds, '种类。Kind.')
    .askedBy(['call'], '会议种类：定期、即时或专题。Regular, at once or special.')
    .filtered('种类，任一即可。Any of these kinds.', 'kinds')
    .fixed('others were called to a meeting of that kind; another one is called anew'),
  topicKind: oneOf(consultationTopics, '议题的种类。What kind of matter it is.').askedBy(
    ['call'],
    '议题的种类（规则 U1）。What kind of matter it is (rule U1).',
  ),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['call']),
  topic: text('议题。The topic.').askedBy(['call']),
  place: text('地点。Place.').optional().askedBy(['call']).knownLater(),
  plannedAt: instant('拟召开时间。When it is to be held.')
    .askedBy(['call'])
    .askedBy(['postpone'], '新的召开时间。When it is to be held now.'),
  heldAt: instant('召开时间；未召开为空。When it was held.')
    .optional()
    .askedBy(['hold'], '召开时间，不填为办理时。When; now if not given.'),
  attended: organizations('到会的参加单位；未召开为空。Participants who came; null until it was held.').optional(),
  conclusions: text('协商结果。What was agreed.')
    .optional()
    .requiredBy(['hold'], '协商结果，必填。What was agreed, required.'),
  cancelReason: text('取消理由。Why it was cancelled.').optional(),
};

/** What requests tell beside facts, by step. */
export const consultationRequests = {
  call: {
    participantCodes: codes('参加单位代码，至多 50 个。Codes of the participants, at most 50.'),
    aboutId: id('所研究的办理事项，如案件移送。The proceeding that it is about.').optional(),
  },
  hold: {
    attendedCodes: codes(
      '到会单位代码，不填为全部参加单位。Codes of those who came; all participants if not given.',
    ).optional(),
  },
  postpone: { reason: text('改期理由，必填。Why, required.') },
  cancel: { reason: text('取消理由，必填。The reason, required.') },
};

export type Consultation = ProcedureOf<typeof consultationFacts, typeof consultationRequests, 'call', 'consultationId'>;

export const { entity: consultationEntity, table: consultationTable } = tableOfFacts('consultation', consultationFacts);
