import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { bulletinResolvers } from './bulletin/bulletin.api.js';
import { bulletinEntity } from './bulletin/bulletin.facts.js';
import { bulletin } from './bulletin/bulletin.procedure.js';
import { MeetingStepsResolver } from './meeting/conference-meeting.api.js';
import { conferenceMeetingEntity } from './meeting/conference-meeting.facts.js';
import { conferenceMeeting } from './meeting/conference-meeting.procedure.js';
import { ConferenceMeetingResolver } from './meeting/conference-meeting.resolver.js';
import { halfYearDeadline } from './meeting/half-year-deadline.sql.js';
import { ConferenceMemberEntity } from './membership/conference-member.entity.js';
import { MembershipCorrectionResolver } from './membership/correct-membership.resolver.js';
import { MembershipResolver, TermRoleResolver } from './membership/membership.resolver.js';
import { seedConference } from './membership/membership.sql.js';
import { TermRoleEntity } from './membership/term-role.entity.js';
import { ResolutionReportEntity } from './resolution/resolution-report.entity.js';
import { resolutionResolvers } from './resolution/resolution.api.js';
import { resolutionEntity } from './resolution/resolution.facts.js';
import { resolution } from './resolution/resolution.procedure.js';
import { AgendaTopicResolver } from './topic/agenda-topic.api.js';
import { agendaTopicEntity } from './topic/agenda-topic.facts.js';
import { agendaTopic } from './topic/agenda-topic.procedure.js';

export { meetingCalendar } from './meeting/meeting-calendar.js';
export { takeMeetingStep } from './meeting/conference-meeting.api.js';
export { takeTopicStep } from './topic/agenda-topic.api.js';

/** Conf 3 to 8: the conference's members, and its meetings. */
export const meetingFeature: ProcedureFeature = {
  procedure: conferenceMeeting,
  resolvers: [
    ConferenceMeetingResolver,
    MeetingStepsResolver,
    MembershipResolver,
    TermRoleResolver,
    MembershipCorrectionResolver,
  ],
  entities: [ConferenceMemberEntity, TermRoleEntity, conferenceMeetingEntity],
  deadlineSources: [halfYearDeadline],
  seed: seedConference,
};

export const topicFeature: ProcedureFeature = {
  procedure: agendaTopic,
  resolvers: [AgendaTopicResolver],
  entities: [agendaTopicEntity],
};

export const resolutionFeature: ProcedureFeature = {
  procedure: resolution,
  resolvers: resolutionResolvers,
  entities: [resolutionEntity, ResolutionReportEntity],
};

export const bulletinFeature: ProcedureFeature = {
  procedure: bulletin,
  resolvers: bulletinResolvers,
  entities: [bulletinEntity],
};

/**
 * The joint conference in the order in which a half-year meets its parts. It is how members keep contact and work together (J1, J2, J20);
 * its office organizes the meetings (J7), and what they assign to it is a resolution like any other (J9).
 */
export const conferenceFeatures: readonly ProcedureFeature[] = [
  meetingFeature,
  topicFeature,
  resolutionFeature,
  bulletinFeature,
];
