import type { ProcedureDraft } from '../../../core/proceedings/index.js';
import type { ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { askedToCome } from './conference-meeting.js';
import { readAgenda } from './read-agenda.js';
import { momentText } from './meeting-moment.js';

/** 会议通知: Conf 6, to whoever is asked to come; of a regular meeting it calls for topics (J12). */
export const meetingNotice: ProcedureDraft<ConferenceMeetingFacts> = {
  name: 'meeting-notice',
  label: '会议通知',
  by: ['office'],
  isReady: () => true,
  async write(from) {
    const { hub, row } = from;
    const office = hub.organizations.byKey(row.officeId);
    const names = (keys: readonly number[]): string => keys.map((key) => hub.organizations.byKey(key).name).join('、');
    const isRegular = row.kind === 'REGULAR';
    const agenda = await readAgenda(from, row.key);
    return {
      kind: 'NOTICE',
      issuer: office.name,
      documentNumber: null,
      title: `关于召开${row.title}的通知`,
      addressee: names(askedToCome(row)),
      paragraphs: [
        `根据《古县综合行政执法联席会议制度》（古政办发〔2021〕22号）第六条的规定，定于${momentText(row.meetsAt)}召开${row.title}。现将有关事项通知如下：`,
        { heading: '会议时间和地点', level: 1 },
        `时间：${momentText(row.meetsAt)}${row.endsAt === null ? '' : `至${momentText(row.endsAt)}`}`,
        `地点：${row.place}`,
        { heading: '参会单位', level: 1 },
        `${names(row.participantIds)}。`,
        ...(row.invitedIds.length === 0 ? [] : [`邀请${names(row.invitedIds)}参加。`]),
        { heading: isRegular ? '议题征集' : '会议议题', level: 1 },
        isRegular
          ? '请各成员单位及时将有关议题提交联席会议办公室，由办公室进行初步协调；难以解决的、复杂的议题，经会议召集人审定后提交会议讨论。'
          : '会议议题已经召集人审定，请参会单位做好准备。',
        ...agenda.topics.map(({ title, proposerId }) => `议题：${title}（${names([proposerId])}提出）`),
        ...(agenda.carried.length === 0
          ? []
          : [
              { heading: '决议事项通报', level: 1 as const },
              '下列此前会议的决议事项，请责任单位在本次会议上通报办理情况：',
              ...agenda.carried.map(({ title, responsibleIds }) => `${title}（责任单位：${names(responsibleIds)}）`),
            ]),
        ...(row.overrideReason === null ? [] : [`因${row.overrideReason}，本次会议未能提前5个工作日通知。`]),
      ],
      signedBy: office.name,
      date: row.openedAt.slice(0, 10),
    };
  },
};
