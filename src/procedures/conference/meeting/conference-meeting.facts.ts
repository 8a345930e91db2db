import {
  codes,
  day,
  ids,
  instant,
  nestedList,
  oneOf,
  organization,
  organizations,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../../core/proceedings/index.js';
import { AttendanceInput } from './conference-meeting.graphql.js';
import { meetingKinds } from './conference-meeting.js';

/** Conf 6 to 9: what is told of a meeting of the joint conference. */
export const conferenceMeetingFacts = {
  office: organization(),
  convener: organization(),
  kind: oneOf(meetingKinds, '会议形式。Kind.'),
  meetsAt: instant('开始时间。When it begins.')
    .askedBy(['plan', 'callSpecial'])
    .askedBy(['change'], '新的开始时间。When it begins now.'),
  endsAt: instant('结束时间。When it ends.')
    .optional()
    .askedBy(['plan', 'callSpecial'])
    .askedBy(['change'], '新的结束时间。When it ends now.'),
  place: text('地点。Place.')
    .offeredTo(['plan', 'callSpecial'], '地点，必填，至多 500 字。Place, required.')
    .offeredTo(['change'], '新的地点，不填则不变。Place; unchanged if not given.'),
  /** All members of that day (J11), or those whom the topic concerns (J15). */
  participant: organizations(),
  /** Others who are asked to come (J11). */
  invited: organizations(),
  noticeDueOn: day(
    '最迟通知日：例行会议最迟应于该日通知（规则 J12）；专题会议为空。Last day of its notice (rule J12); null if special.',
  ).optional(),
  overrideReason: text('未按期通知的理由：未能提前 5 个工作日（规则 J12）。Why it was announced later than that.')
    .optional()
    .askedBy(
      ['plan'],
      '未按期通知的理由：会前不足 5 个工作日仍须召开（规则 J12）。Why it is held all the same if the day is too near.',
    )
    .askedBy(
      ['change'],
      '未按期通知的理由：距通知不足 5 个工作日（规则 J12）。Why, if the day is too near to the notice.',
    )
    .fixed('the notice that went out gives it; changeConferenceMeeting gives another'),
  cancelReason: text('取消理由。Why it was cancelled.').optional(),
  heldAt: instant('记录召开的时间。When it was recorded as held.').optional(),
  attended: organizations(),
  /** Who came for each of them; empty where nobody was named. */
  representatives: codes(),
  /** Told to whoever may read them. */
  minutes: text()
    .optional()
    .requiredBy(['draftMinutes'], '纪要正文，必填，至多 20000 字。Text of the minutes, required.'),
  minutesDraftedAt: instant().optional(),
  /** What the convener wants changed in the minutes. */
  returnOpinion: text().optional(),
  signedAt: instant('签发时间（规则 J17）。When it was signed (rule J17).').optional(),
  signedBy: text('签发人。Who signed.').optional(),
  issuedAt: instant('印发时间。When the minutes were issued.').optional(),
};

/** What requests tell beside facts, by step. */
export const conferenceMeetingRequests = {
  plan: { invitedCodes: codes('邀请的其他单位代码。Codes of others who are invited.').optional() },
  callSpecial: {
    topicIds: ids('经召集人审定的议题，必填。Topics that the convener approved, required.'),
    participantCodes: codes('依议题确定的参加单位代码，必填。Codes of whom the topics concern.'),
  },
  setAgenda: {
    topicIds: ids(
      '议程中的全部议题；上次会议的决议事项自动列入。All topics; resolutions of the last meeting come by themselves.',
    ),
  },
  cancel: { reason: text('理由，必填。The reason, required.') },
  hold: {
    attendance: nestedList(() => AttendanceInput, '出席的单位，必填；其余视为缺席。Who came; the others were absent.'),
  },
  returnMinutes: { opinion: text('修改意见，必填。What is to be changed, required.') },
};

export type ConferenceMeetingFacts = FactsOf<typeof conferenceMeetingFacts>;

export type ConferenceMeeting = ProcedureOf<
  typeof conferenceMeetingFacts,
  typeof conferenceMeetingRequests,
  'plan' | 'callSpecial',
  'meetingId'
>;

export const { entity: conferenceMeetingEntity, table: conferenceMeetingTable } = tableOfFacts(
  'conference_meeting',
  conferenceMeetingFacts,
);
