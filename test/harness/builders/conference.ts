import type { Role } from '../../../src/core/identity/index.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey } from './inputs.js';
import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from '../clients/proceeding.js';

/** Who acts in the joint conference. */
export const office = { organization: 'sfj', roles: ['CONFERENCE_OFFICE'] } as const satisfies Acting;
export const convener = { organization: 'xzf', roles: ['CONVENER'] } as const satisfies Acting;
export const member = (organization: string): Acting => ({ organization, roles: ['PUBLISHER'] });

interface Acting {
  readonly organization: string;
  readonly roles: readonly Role[];
}

type Field = 'meeting' | 'topic' | 'resolution' | 'bulletin';

/** Input types that are not named like their mutation. */
const types: Readonly<Record<string, string>> = {
  submitTopic: 'TopicStepInput',
  approveTopic: 'TopicStepInput',
  withdrawTopic: 'TopicStepInput',
  signMinutes: 'MeetingStepInput',
  issueMinutes: 'MeetingStepInput',
  closeMeeting: 'MeetingStepInput',
  publishBulletin: 'BulletinStepInput',
  discardBulletin: 'BulletinStepInput',
};

/** Asks one of the conference's mutations. */
export function askConference(
  hub: TestHub,
  { organization, roles }: Acting,
  field: Field,
  mutation: string,
  input: object,
): Promise<StepAnswer> {
  const type = types[mutation];
  const named = { mutation, ...(type ? { type } : {}) };
  return askStep(hub, organization, { field }, named, { idempotencyKey: freshKey(), ...input }, roles);
}

/** The same, which must not be refused. */
export async function doConference(
  hub: TestHub,
  acting: Acting,
  field: Field,
  mutation: string,
  input: object,
): Promise<ProceedingAnswer> {
  return proceedingOf(await askConference(hub, acting, field, mutation, input));
}

/** A regular meeting today, announced too late, for a reason. */
export function meetingToday(changes: object = {}) {
  return {
    meetsAt: new Date(Date.now() + 1000).toISOString(),
    place: '县政府三楼会议室',
    overrideReason: '县委交办事项须尽快研究',
    ...changes,
  };
}

export function topicInput(changes: object = {}) {
  return {
    meetingKind: 'REGULAR',
    kind: 'KEY_PROBLEMS',
    title: '河道采砂执法分工',
    content: '岳阳镇与自然资源局对河道采砂的执法分工不清。',
    ...changes,
  };
}

/** A topic that the convener has approved, for either kind of meeting. */
export async function approvedTopic(hub: TestHub, meetingKind: 'REGULAR' | 'SPECIAL', changes: object = {}) {
  const { id } = await doConference(
    hub,
    member('141025100'),
    'topic',
    'proposeTopic',
    topicInput({ meetingKind, ...changes }),
  );
  if (meetingKind === 'REGULAR') {
    const coordination = '多次协调，双方意见不一。';
    await doConference(hub, office, 'topic', 'recordTopicCoordination', {
      topicId: id,
      result: 'COMPLEX',
      coordination,
    });
  }
  await doConference(hub, office, 'topic', 'submitTopic', { topicId: id });
  return doConference(hub, convener, 'topic', 'approveTopic', { topicId: id });
}

/** A regular meeting that took place today. */
export async function heldMeeting(hub: TestHub, changes: object = {}) {
  const { id } = await doConference(hub, office, 'meeting', 'planMeeting', meetingToday(changes));
  await doConference(hub, office, 'meeting', 'setMeetingAgenda', { meetingId: id, topicIds: [] });
  const attendance = [{ organizationCode: '141025100', representative: '镇长' }];
  return doConference(hub, office, 'meeting', 'recordMeeting', { meetingId: id, attendance });
}

/** Asks a query as a member of an organization; it must not fail. */
export async function readAs<Data>(hub: TestHub, { organization, roles }: Acting, query: string, variables = {}) {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization, roles), query, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}
