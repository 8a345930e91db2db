import type { Temporal } from 'temporal-polyfill';
import { checkPastMoment } from '../../kernel/moment-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { ConsultationKind, ConsultationTopic } from './consultation.js';

/** U1: it is townships and departments that consult each other. */
export function checkConvener(kind: string): Refusal[] {
  return kind === 'TOWNSHIP' || kind === 'DEPARTMENT'
    ? []
    : [refusal([], 'WRONG_PARTY', '协商会议由乡镇或职能部门召集', 'U1')];
}

/** Nobody consults itself alone. */
export function checkParticipants(path: string, participants: readonly number[], convener: number): Refusal[] {
  return participants.length > 0 && participants.every((each) => each === convener)
    ? [refusal(path, 'INVALID', '参加单位须另有其他单位', 'U1')]
    : [];
}

/** U4: a special meeting is about a major lead, and a major lead is not put off to a regular one. */
export function checkTopic(kind: ConsultationKind, topicKind: ConsultationTopic): Refusal[] {
  if (kind === 'SPECIAL' && topicKind !== 'MAJOR_LEAD') {
    return [refusal('topicKind', 'INVALID', '专题会议研究重大案件线索', 'U4')];
  }
  return kind === 'REGULAR' && topicKind === 'MAJOR_LEAD'
    ? [refusal('kind', 'INVALID', '重大案件线索须召开专题会议或即时召开', 'U4')]
    : [];
}

/** A record of what happened: not of what lies ahead, and of nobody who was not asked. */
export function checkHeld(
  heldAt: Temporal.Instant,
  latest: Temporal.Instant,
  attended: readonly number[],
  participants: readonly number[],
): Refusal[] {
  return [
    ...checkPastMoment('heldAt', heldAt, { what: '召开时间', latest, rule: 'U2' }),
    ...(attended.every((each) => participants.includes(each))
      ? []
      : [refusal('attendedCodes', 'INVALID', '到会单位须在参加单位之中', 'U2')]),
  ];
}
