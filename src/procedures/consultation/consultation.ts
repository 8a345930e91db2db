export const consultationKinds = { REGULAR: 'REGULAR', AT_ONCE: 'AT_ONCE', SPECIAL: 'SPECIAL' } as const;
/** Regular or at once (U2), or special on a major lead (U4). */
export type ConsultationKind = keyof typeof consultationKinds;

export const consultationTopics = {
  COMMON_PROBLEM: 'COMMON_PROBLEM',
  HOT_ISSUE: 'HOT_ISSUE',
  FOCAL_ISSUE: 'FOCAL_ISSUE',
  DIFFICULT_PROBLEM: 'DIFFICULT_PROBLEM',
  MANAGEMENT: 'MANAGEMENT',
  APPLICATION_OF_LAW: 'APPLICATION_OF_LAW',
  JOINT_ACTION: 'JOINT_ACTION',
  MAJOR_LEAD: 'MAJOR_LEAD',
} as const;
/** What is consulted on (U1), or the major lead that calls for a special meeting (U4). */
export type ConsultationTopic = keyof typeof consultationTopics;
