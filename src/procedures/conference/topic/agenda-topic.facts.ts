import {
  codes,
  instant,
  oneOf,
  organization,
  proceeding,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../../core/proceedings/index.js';
import { meetingKinds } from '../meeting/conference-meeting.js';
import { coordinationResults, topicKinds } from './agenda-topic.js';

/** Conf 6 and 7: what is told of a topic, of its coordination and of the convener's decision on it. */
export const agendaTopicFacts = {
  proposer: organization('提出单位。Who proposes it.'),
  office: organization(),
  convener: organization(),
  meetingKind: oneOf(meetingKinds, '提交何种会议。Which kind of meeting it is for.')
    .askedBy(['propose'])
    .fixed('topics of either kind take ways of their own (J13, J14); it is proposed anew'),
  kind: oneOf(topicKinds, '种类（规则 J16）。Kind (rule J16).')
    .askedBy(['propose'], '议题的种类（规则 J16）。Kind (rule J16).')
    .filtered('种类，任一即可。Any of these kinds.', 'kinds'),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['propose']),
  content: text('内容。Content.').offeredTo(['propose'], '内容，必填，至多 20000 字。Content, required.'),
  coordinationResult: oneOf(
    coordinationResults,
    '初步协调的结果（规则 J13）；未协调为空。Result of the coordination (rule J13); null before it.',
  ).optional(),
  coordination: text('协调情况。How it was coordinated.')
    .optional()
    .requiredBy(['coordinate'], '协调情况，必填。How it was coordinated, required.'),
  opinion: text('召集人的审定意见。The convener’s opinion.')
    .optional()
    .requiredBy(['reject'], '审定意见，必填。The convener’s opinion, required.'),
  decidedAt: instant('审定时间。When the convener decided.').optional(),
  decidedBy: text('审定人。Who decided.').optional(),
  meeting: proceeding(
    '列入议程的会议；没有或不可见为空。The meeting on whose agenda it stands, if one may see it.',
  ).optional(),
};

/** What requests tell beside facts, by step; topics of both kinds are proposed by one, and coordination has one for what came of it. */
export const agendaTopicRequests = {
  propose: { title: text('标题，至多 200 字。Title.') },
  coordinate: { result: oneOf(coordinationResults, '协调结果。Result.') },
};

export type AgendaTopicFacts = FactsOf<typeof agendaTopicFacts>;

export type AgendaTopic = ProcedureOf<typeof agendaTopicFacts, typeof agendaTopicRequests, 'propose', 'topicId'>;

export const { entity: agendaTopicEntity, table: agendaTopicTable } = tableOfFacts('agenda_topic', agendaTopicFacts);
