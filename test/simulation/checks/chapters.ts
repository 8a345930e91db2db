import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../../src/kernel/calendar.js';

/** What a chapter of figures counts, as a reader of the lists would count it. */
export interface Counted {
  /** The day by which it counts. */
  readonly on: string;
  /** The organization that it counts for. */
  readonly organization: string;
  /** Figures that count it. */
  readonly holds: Readonly<Record<string, boolean>>;
  /** Numbers that a median is taken of. */
  readonly measures?: Readonly<Record<string, number | null>>;
}

/** A chapter of the statistics, and how to count it from a list. */
export interface Chapter {
  readonly query: string;
  readonly list: string;
  readonly selection: string;
  /** Each rate: which figure of which, `null` for all. */
  readonly rates?: Readonly<Record<string, readonly [of: string, among: string | null]>>;
  count(node: Node, workingDays: WorkingDays): readonly Counted[];
}

/** Working days from a day, which is not counted, to another. */
export type WorkingDays = (from: string, to: string) => number;

/** A node of a list: each chapter reads what it has selected. */
interface Node {
  readonly state: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly steps: readonly { readonly step: string }[];
  readonly deadlines: readonly { readonly rule: string; readonly dueAt: string; readonly metAt: string | null }[];
  readonly from: Code;
  readonly to: Code;
  readonly firstContact: Code;
  readonly raiser: Code;
  readonly sender: Code;
  readonly procuratorate: Code | null;
  readonly filedOn: string | null;
  readonly objectsHandedAt: string | null;
  readonly caseWithdrawnOn: string | null;
  readonly transferredOn: string | null;
  readonly indictedOn: string | null;
  readonly notProsecutedOn: string | null;
  readonly judgedOn: string | null;
  readonly authority: Code;
  readonly ground: string;
  readonly replyDueAt: string;
  readonly discoveredAt: string;
  readonly sentAt: string | null;
  readonly timeliness: string | null;
  readonly urgent: boolean;
  readonly receivedAt: string;
  readonly acceptedAt: string | null;
  readonly outcome: string | null;
  readonly informedAt: string | null;
  readonly handedOverAt: string | null;
  readonly repliedAt: string | null;
  readonly feedbackAt: string | null;
  readonly dispatchedAt: string | null;
  readonly escalatedAt: string | null;
  readonly requestedAt: string | null;
  readonly answeredAt: string | null;
  readonly extendedAt: string | null;
  readonly forwardedAt: string | null;
  readonly supplementDueAt: string | null;
  readonly forwarders: readonly object[];
  readonly onSiteAt: string | null;
  readonly dueAt: string | null;
  readonly reports: readonly Report[];
  readonly adoptedAt: string;
  readonly urgedAt: string | null;
  readonly completions: readonly Completion[];
}

interface Code {
  readonly code: string;
}
interface Report {
  readonly organization: Code;
  readonly reportedAt?: string | null;
  readonly dueAt?: string;
}
interface Completion {
  readonly organization: Code;
  readonly dueAt: string;
  readonly status: string;
  readonly completedAt: string | null;
}

export const dayOf = (instant: string): string => shanghaiDay(Temporal.Instant.from(instant)).toString();

const minutesFrom = (from: string, to: string | null): number | null =>
  to === null ? null : Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('minutes');

const hasTaken = ({ steps }: Node, ...names: string[]): boolean => steps.some(({ step }) => names.includes(step));

export const chapters: readonly Chapter[] = [
  {
    query: 'transferStatistics',
    list: 'caseTransfers',
    selection:
      'state from { code } discoveredAt sentAt timeliness urgent supplementDueAt forwarders { code } steps { step }',
    rates: { inTimeRate: ['inTime', null] },
    count: (node, workingDays) =>
      node.sentAt === null
        ? []
        : [
            {
              ...{ on: dayOf(node.sentAt), organization: node.from.code },
              holds: {
                sent: true,
                inTime: node.timeliness === 'IN_TIME',
                urgent: node.urgent,
                accepted: ['ACCEPTED', 'CONCLUDED'].includes(node.state),
                returned: ['RETURNED', 'TAKEN_BACK'].includes(node.state) && hasTaken(node, 'return'),
                concluded: node.state === 'CONCLUDED',
                supplementAsked: node.supplementDueAt !== null,
                forwarded: node.forwarders.length > 0,
              },
              measures: { medianWorkingDays: workingDays(dayOf(node.discoveredAt), dayOf(node.sentAt)) },
            },
          ],
  },
  {
    query: 'complaintStatistics',
    list: 'complaints',
    selection: `state firstContact { code } receivedAt acceptedAt outcome informedAt handedOverAt repliedAt feedbackAt`,
    count: (node, workingDays) => {
      const since = (to: string | null): number | null =>
        to === null ? null : workingDays(dayOf(node.receivedAt), dayOf(to));
      return [
        {
          ...{ on: dayOf(node.receivedAt), organization: node.firstContact.code },
          holds: {
            registered: true,
            accepted: node.acceptedAt !== null,
            violations: node.outcome === 'VIOLATION',
            townshipsInformed: node.informedAt !== null,
            handedOver: node.handedOverAt !== null,
            replied: node.repliedAt !== null,
            fedBack: node.feedbackAt !== null,
            closed: node.state === 'CLOSED',
            notAdmitted: node.state === 'NOT_ADMITTED',
            withdrawn: node.state === 'WITHDRAWN',
            merged: node.state === 'MERGED',
            referredOut: node.state === 'REFERRED_OUT',
          },
          measures: {
            medianWorkingDaysToAcceptance: since(node.acceptedAt),
            medianWorkingDaysToReply: since(node.repliedAt),
          },
        },
      ];
    },
  },
  {
    query: 'dangerNoticeStatistics',
    list: 'dangerNotices',
    selection: 'openedAt to { code } dispatchedAt escalatedAt steps { step }',
    count: (node) => [
      {
        ...{ on: dayOf(node.openedAt), organization: node.to.code },
        holds: {
          notices: true,
          dispatched: node.dispatchedAt !== null,
          refused: hasTaken(node, 'decline', 'refuse'),
          escalated: node.escalatedAt !== null,
        },
        measures: { medianMinutesToDispatch: minutesFrom(node.openedAt, node.dispatchedAt) },
      },
    ],
  },
  {
    query: 'whistleCallStatistics',
    list: 'whistleCalls',
    selection: 'openedAt reports { organization { code } reportedAt dueAt }',
    rates: { inTimeRate: ['inTime', null] },
    count: ({ openedAt, reports }) =>
      reports.map(({ organization, reportedAt = null, dueAt = '' }) => ({
        ...{ on: dayOf(openedAt), organization: organization.code },
        // Whoever was excused and came after all is not flagged as late, and was not in time.
        holds: { called: true, reported: reportedAt !== null, inTime: isBefore(reportedAt, dueAt) },
        measures: { medianMinutes: minutesFrom(openedAt, reportedAt) },
      })),
  },
  {
    query: 'assistanceStatistics',
    list: 'assistanceRequests',
    selection: `state to { code } requestedAt forwardedAt answeredAt extendedAt onSiteAt dueAt supplementDueAt
      forwarders { code } deadlines { rule dueAt metAt }`,
    rates: { inTimeRate: ['inTime', 'answered'] },
    count: (node, workingDays) =>
      node.requestedAt === null
        ? []
        : [
            {
              ...{ on: dayOf(node.requestedAt), organization: node.to.code },
              holds: {
                requested: true,
                answered: node.answeredAt !== null,
                inTime: node.deadlines.some(
                  ({ rule, dueAt, metAt }) =>
                    rule === 'A2' && dueAt === node.dueAt && metAt === node.answeredAt && isBefore(metAt, dueAt),
                ),
                extended: node.extendedAt !== null,
                onSite: node.onSiteAt !== null,
                declined: ['DECLINED', 'DECLINE_ACCEPTED', 'UPHELD'].includes(node.state),
                supplementAsked: node.supplementDueAt !== null,
                forwarded: node.forwarders.length > 0,
              },
              measures: {
                medianWorkingDays:
                  node.answeredAt === null
                    ? null
                    : workingDays(dayOf(node.forwardedAt ?? node.requestedAt), dayOf(node.answeredAt)),
              },
            },
          ],
  },
  {
    query: 'disputeStatistics',
    list: 'jurisdictionDisputes',
    selection: 'state openedAt closedAt raiser { code }',
    count: (node, workingDays) => [
      {
        ...{ on: dayOf(node.openedAt), organization: node.raiser.code },
        holds: {
          raised: true,
          agreed: node.state === 'AGREED',
          referred: ['REFERRED', 'DECIDED'].includes(node.state),
          decided: node.state === 'DECIDED',
          withdrawn: node.state === 'WITHDRAWN',
        },
        measures: {
          medianWorkingDays: node.closedAt === null ? null : workingDays(dayOf(node.openedAt), dayOf(node.closedAt)),
        },
      },
    ],
  },
  {
    query: 'referralStatistics',
    list: 'criminalReferrals',
    selection: `state openedAt supplementDueAt sentAt procuratorate { code } sender { code } deadlines { rule dueAt metAt }
      filedOn objectsHandedAt caseWithdrawnOn transferredOn indictedOn notProsecutedOn judgedOn`,
    rates: { inTimeRate: ['inTime', 'referred'] },
    count: (node) => [
      {
        ...{ on: dayOf(node.openedAt), organization: node.sender.code },
        holds: {
          flagged: true,
          referred: node.sentAt !== null,
          copied: node.procuratorate !== null,
          inTime: node.deadlines.some(({ dueAt, metAt }) => metAt === node.sentAt && isBefore(metAt, dueAt)),
          filed: node.filedOn !== null,
          objectsHandedOver: node.objectsHandedAt !== null,
          caseWithdrawn: node.caseWithdrawnOn !== null,
          prosecuted: node.transferredOn !== null,
          indicted: node.indictedOn !== null,
          notProsecuted: node.notProsecutedOn !== null,
          judged: node.judgedOn !== null,
          notFiled: ['NOT_FILED', 'UPHELD', 'NOT_DEMANDED', 'ACCEPTED'].includes(node.state),
          notApproved: node.state === 'NOT_APPROVED',
          supplementAsked: node.supplementDueAt !== null,
        },
        measures: { medianHoursToReferral: hours(minutesFrom(node.openedAt, node.sentAt)) },
      },
    ],
  },
  {
    query: 'reverseReferralStatistics',
    list: 'reverseReferrals',
    selection: 'state openedAt ground outcome repliedAt replyDueAt authority { code }',
    rates: { repliedInTimeRate: ['inTime', 'replied'] },
    count: (node) => [
      {
        ...{ on: dayOf(node.openedAt), organization: node.authority.code },
        holds: {
          sent: true,
          notProsecuted: node.ground === 'NOT_PROSECUTED',
          returned: node.state === 'RETURNED',
          penalized: node.outcome === 'PENALIZED',
          notPunished: node.outcome === 'NOT_PUNISHED',
          replied: node.repliedAt !== null,
          inTime: isBefore(node.repliedAt, node.replyDueAt),
        },
        measures: {
          medianDaysToReply: node.repliedAt === null ? null : days(minutesFrom(node.openedAt, node.repliedAt)),
        },
      },
    ],
  },
  {
    query: 'resolutionStatistics',
    list: 'resolutions',
    selection: `state adoptedAt urgedAt completions { organization { code } dueAt status completedAt }
      reports { organization { code } }`,
    rates: { completedInTimeRate: ['inTime', null] },
    count: (node, workingDays) =>
      node.state === 'CANCELLED'
        ? []
        : node.completions.map(({ organization, dueAt, status, completedAt }) => ({
            ...{ on: dayOf(node.adoptedAt), organization: organization.code },
            holds: {
              adopted: true,
              completed: completedAt !== null,
              inTime: isBefore(completedAt, dueAt),
              overdue: status === 'OVERDUE',
              reported: node.reports.some((report) => report.organization.code === organization.code),
              urged: node.urgedAt !== null,
            },
            measures: {
              medianWorkingDays: completedAt === null ? null : workingDays(dayOf(node.adoptedAt), dayOf(completedAt)),
            },
          })),
  },
];

function hours(minutes: number | null): number | null {
  return minutes === null ? null : minutes / 60;
}

function days(minutes: number | null): number | null {
  return minutes === null ? null : minutes / 1440;
}

function isBefore(one: string | null, other: string): boolean {
  return one !== null && Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) < 0;
}
