import type { DocumentPart } from '../../../platform/official-document/index.js';
import type { ProcedureDraft } from '../../../core/proceedings/index.js';
import { dayText } from '../../../kernel/day-text.js';
import type { ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { momentText } from './meeting-moment.js';
import { readAgenda, type Agenda } from './read-agenda.js';

/** 会议纪要: J17, as the office drafted it; the convener signs it, and only then others read it. */
export const meetingMinutes: ProcedureDraft<ConferenceMeetingFacts> = {
  name: 'meeting-minutes',
  label: '会议纪要',
  isReady: ({ row, viewer }) => row.minutes !== null && mayReadMinutes(row, viewer.organization.key),
  async write(from) {
    const { hub, row, viewer } = from;
    if (row.minutes === null || !mayReadMinutes(row, viewer.organization.key)) return null;
    const nameOf = (key: number): string => hub.organizations.byKey(key).name;
    const { topics, adopted } = await readAgenda(from, row.key);
    return {
      kind: 'MINUTES',
      issuer: '古县综合行政执法联席会议',
      documentNumber: null,
      title: `${row.title}纪要`,
      addressee: null,
      paragraphs: [
        { label: '时间', text: momentText(row.meetsAt) },
        { label: '地点', text: row.place },
        ...attendance(row, nameOf),
        ...(topics.length === 0 ? [] : [{ label: '议题', text: topics.map(({ title }) => title).join('；') }]),
        row.minutes,
        ...(adopted.length === 0 ? [] : resolutionTable(adopted, nameOf)),
      ],
      signedBy: nameOf(row.officeId),
      date: row.issuedAt?.slice(0, 10) ?? null,
    };
  },
};

/** 决议事项: what was resolved, who carries it out, until when (J18). */
function resolutionTable(adopted: Agenda['adopted'], nameOf: (key: number) => string): DocumentPart[] {
  return [
    '会议形成以下决议事项：',
    {
      columns: ['决议事项', '责任单位', '办理期限'],
      rows: adopted.map(({ title, responsibleIds, dueOn }) => [
        title,
        responsibleIds.map(nameOf).join('、'),
        dayText(dueOn),
      ]),
    },
  ];
}

/** Minutes are the office's and the convener's until they are issued (J17). */
export function mayReadMinutes(
  { officeId, convenerId, issuedAt }: ConferenceMeetingFacts,
  organizationKey: number,
): boolean {
  return issuedAt !== null || organizationKey === officeId || organizationKey === convenerId;
}

function attendance(
  { attendedIds, representatives, participantIds }: ConferenceMeetingFacts,
  nameOf: (key: number) => string,
): DocumentPart[] {
  const present = attendedIds.map((key, index) => `${nameOf(key)}${representatives[index] ?? ''}`);
  const absent = participantIds.filter((key) => !attendedIds.includes(key)).map(nameOf);
  return [
    { label: '出席', text: present.join('、') },
    ...(absent.length === 0 ? [] : [{ label: '缺席', text: absent.join('、') }]),
  ];
}
