import { registerEnumType } from 'type-graphql';
import { oneOf, procedureApi } from '../../../core/proceedings/index.js';
import { $, sql } from '../../../platform/database/sql.js';
import { meetingKinds } from '../meeting/conference-meeting.js';
import { agendaTopicFacts, agendaTopicRequests } from './agenda-topic.facts.js';
import { agendaTopic } from './agenda-topic.procedure.js';
import { coordinationResults, topicKinds } from './agenda-topic.js';
import { approveTopic, loadMembers, proposeTopic, recordCoordination, rejectTopic } from './handle-topic.js';

registerEnumType(topicKinds, {
  name: 'AgendaTopicKind',
  description: '列入讨论的事项（制度第七条，规则 J16）。What the conference discusses (Conf 7, rule J16).',
  valuesConfig: {
    EXCHANGE: { description: '交流做法和成果，了解工作情况。Exchange of practice and results.' },
    KEY_PROBLEMS: { description: '协调重点、难点问题。Key and difficult problems.' },
    CONTRADICTIONS: { description: '协调矛盾和争议、分工协作。Contradictions, disputes, division of work.' },
    NEW_IDEAS: { description: '研究新思路、新方法。New ideas and methods.' },
    OTHER: { description: '其他重要议题。Other important topics.' },
  },
});

registerEnumType(coordinationResults, {
  name: 'CoordinationResult',
  description: '初步协调的结果（规则 J13）。What the preliminary coordination came to (rule J13).',
  valuesConfig: {
    SETTLED: { description: '已解决，不再提交会议。Settled: it goes no further.' },
    UNRESOLVED: { description: '难以解决。Could not be settled.' },
    COMPLEX: { description: '情况复杂。Too complex to be settled so.' },
  },
});

const words = {
  field: 'topic',
  filter: '议题的筛选条件，各项同时满足。Filter of topics; all conditions hold.',
  step: '办理议题的一步。A step in the handling of a topic.',
  id: '议题的标识。The topic.',
  list: {
    name: 'agendaTopics',
    words: '可见的，最近提出的在前（制度第六条）。Topics of the joint conference that one may see, last first.',
  },
} as const;

/** By one kind of meeting, not by any of several. */
const narrowing = {
  fields: { meetingKind: oneOf(meetingKinds, '提交何种会议。Which kind of meeting it is for.') },
  conditions({ meetingKind }: Readonly<Record<string, unknown>>) {
    return meetingKind ? [sql`d.meeting_kind = ${$(meetingKind, 'text')}`] : [];
  },
};

export const { resolver: AgendaTopicResolver, act: takeTopicStep } = procedureApi(
  agendaTopic,
  agendaTopicFacts,
  agendaTopicRequests,
  words,
  {
    propose: {
      words: '提出议题：成员单位向办公室（规则 J6、J14、J16）。A member proposes a topic (rules J6, J14, J16).',
      request: '提出议题（规则 J6、J14、J16）。Proposes a topic (rules J6, J14, J16).',
      stepFor: ({ meetingKind }) => (meetingKind === 'SPECIAL' ? 'proposeSpecial' : 'propose'),
      loadOpening: loadMembers,
      open: proposeTopic,
    },
    coordinate: {
      words:
        '记录议题初步协调，由办公室办理；已解决的不再提交（规则 J13）。The office records its preliminary coordination (rule J13).',
      request: '记录初步协调（规则 J13）。Records the preliminary coordination (rule J13).',
      stepFor: ({ result }) => (result === 'SETTLED' ? 'settle' : 'coordinate'),
      decide: recordCoordination,
    },
    submit: {
      words:
        '议题报审：办公室将难以解决的、复杂的议题提交召集人审定（规则 J13）。The office submits what it could not settle (rule J13).',
    },
    approve: {
      words: '审定同意议题，由召集人办理（规则 J13、J14）。The convener approves a topic (rules J13, J14).',
      decide: approveTopic,
    },
    reject: {
      words:
        '审定不同意议题，由召集人办理，须有意见（规则 J13）。The convener rejects a topic, with an opinion (rule J13).',
      request: '审定不同意（规则 J13）。Keeps a topic off the agenda (rule J13).',
      decide: rejectTopic,
    },
    withdraw: { words: '撤回议题，由提出单位办理。Whoever proposed a topic takes it back.' },
  },
  narrowing,
);
