import { shanghaiText } from '../../../src/kernel/instant-text.js';
import { bodiesToday, type Body, type County } from '../county/county.js';
import type { Asking } from './write-input.js';
import { stepsOf } from './mutations.js';

/** What a field of a request means; undefined: nothing there is to be named. */
type Meaning = (asking: Asking) => unknown;

/** Items that departments hand over to townships, and whose each is. */
export const items = Array.from({ length: 12 }, (_, index) => ({
  code: `3302${String(index + 1).padStart(2, '0')}`,
  department: ['scjg', 'zrzy', 'jtys', 'whly', 'nync', 'sthj'][index % 6] ?? 'scjg',
}));

/** How often an optional field is given, in percent, where it is not as often as most. */
const seldomGiven: Readonly<Record<string, number>> = {
  // What another test is about: signatures, uploads.
  signedPayload: 0,
  contentId: 0,
  attachments: 0,
  legacy: 4,
  dryRun: 8,
  expectedRevision: 40,
  externalRef: 10,
  sharing: 25,
  itemCode: 50,
  materials: 12,
  aboutId: 25,
  onBehalfOfLaw: 5,
  // Wrong for most requests, and refused with a rule.
  caseTransferId: 5,
  assistanceRequestId: 5,
  urgent: 20,
  urgencyReason: 15,
  withoutEnd: 10,
  heldAt: 10,
  occurredAt: 8,
  calledAt: 8,
  dispatchedAt: 10,
  arrivedAt: 10,
  handledAt: 10,
  dissuadedAt: 10,
  complainantToldAt: 10,
  authority: 60,
  overrideReason: 50,
  organizationCodes: 8,
  confiscatedAmount: 15,
  departmentCode: 3,
  passed: 50,
  'RaiseDisputeInput.aboutId': 75,
  'RaiseDisputeInput.itemCode': 70,
  'RaiseDisputeInput.townshipCode': 70,
  partyCode: 85,
  fineAmount: 90,
  executedOn: 60,
};

export function percentGiven(path: string, name: string): number {
  return seldomGiven[path] ?? seldomGiven[name] ?? 35;
}

const minutesAgo =
  (most: number): Meaning =>
  ({ county }) =>
    shanghaiText(county.now().subtract({ minutes: 1 + county.choices.below(most) }));

/** At working hours some days ahead. */
const ahead =
  (least: number, most: number): Meaning =>
  ({ county }) =>
    `${county
      .today()
      .add({ days: least + county.choices.below(most - least) })
      .toString()}T09:30:00+08:00`;

const daysAgo =
  (most: number): Meaning =>
  ({ county }) =>
    county
      .today()
      .subtract({ days: county.choices.below(most + 1) })
      .toString();

const dayAhead =
  (least: number, most: number): Meaning =>
  ({ county }) =>
    county
      .today()
      .add({ days: least + county.choices.below(most - least) })
      .toString();

function some(county: County, among: readonly Body[]): string {
  return among.length > 0 ? county.choices.pick(among).code : 'zrzy';
}

const ofKind =
  (...kinds: string[]): Meaning =>
  ({ county, who }) =>
    some(
      county,
      bodiesToday(county).filter(({ kind, code }) => kinds.includes(kind) && code !== who),
    );

const anybodyElse: Meaning = (asking) =>
  asking.county.choices.chance(75) ? ofKind('DEPARTMENT')(asking) : ofKind('TOWNSHIP', 'DEPARTMENT')(asking);

/** Somebody who takes part in the matter, as a rule. */
const aParty: Meaning = (asking) => {
  const { county, matter, who } = asking;
  const parties = matter?.parties ?? [];
  return parties.length > 0 && county.choices.chance(85) ? county.choices.pick(parties) : (anybodyElse(asking) ?? who);
};

const several =
  (one: Meaning, most = 3): Meaning =>
  (asking) => {
    const named = Array.from({ length: 1 + asking.county.choices.below(most) }, () => one(asking));
    return [...new Set(named)].filter((each) => each !== undefined);
  };

/** A matter of one of these types that whoever asks has had to do with, as a rule; undefined where there is none. */
const aMatter =
  (...types: string[]): Meaning =>
  ({ county, who }) => {
    const known = [...county.matters.values()].filter(({ type }) => types.includes(type));
    const own = known.filter(({ id }) => county.journal.bySubject.get(id)?.some((act) => act.who === who));
    // The latest are those that are still going on.
    const pool = (own.length > 0 && county.choices.chance(90) ? own : known).slice(-15);
    return pool.length > 0 ? county.choices.pick(pool).id : undefined;
  };

const aTask: Meaning = ({ county, matter, who, mutation }) => {
  const tasks = matter?.tasks ?? [];
  const own = mutation.startsWith('confirm')
    ? tasks.filter(({ status, confirmedAt }) => status.startsWith('MET') && confirmedAt === null)
    : tasks.filter(({ organization, status }) => organization.code === who && !status.startsWith('MET'));
  const pool = own.length > 0 ? own : tasks;
  return pool.length > 0 ? county.choices.pick(pool).id : undefined;
};

const anItem: Meaning = ({ county }) => county.choices.pick(items).code;

/** All kinds of material that the steps of the mutation ask for; or one that may come with it. */
const materials: Meaning = ({ county, mutation }) => {
  const steps = stepsOf(mutation);
  const asked = [...new Set(steps.flatMap(({ step }) => Object.keys(step.materials ?? {})))];
  const other = [...new Set(steps.flatMap(({ otherMaterials }) => Object.keys(otherMaterials)))];
  const kinds = asked.length > 0 ? asked : other.length > 0 ? [county.choices.pick(other)] : [];
  return kinds.map((kind, index) => ({ kind, name: `材料之${index + 1}` }));
};

/** Shared with all members, or with some that are named. */
const scope = (asking: Asking): object =>
  asking.county.choices.chance(65)
    ? { scope: 'ALL_MEMBERS' }
    : { scope: 'NAMED_ORGANIZATIONS', organizationCodes: several(anybodyElse)(asking) };

/** Who came to a meeting: each once. */
const attendance: Meaning = (asking) => {
  const one = asking.county.choices.chance(60) ? ofKind('TOWNSHIP') : aParty;
  const codes = several(one)(asking) as string[];
  return codes.map((organizationCode) => ({ organizationCode, representative: '主要负责人' }));
};

const sharing: Meaning = (asking) => {
  const { choices } = asking.county;
  const told = { title: `信息${choices.below(1000)}`, ...scope(asking) };
  if (asking.mutation.startsWith('revise')) return told;
  return { ...told, formedAt: minutesAgo(choices.chance(80) ? 300 : 60 * 24 * 30)(asking) };
};

const lastMonth: Meaning = ({ county }) => {
  const to = county.today().with({ day: 1 }).subtract({ days: 1 });
  return { from: to.with({ day: 1 }).toString(), to: to.toString() };
};

/** Each for another department. */
const tasks: Meaning = (asking) =>
  (several(ofKind('DEPARTMENT'), 5)(asking) as string[]).map((organizationCode) => ({
    organizationCode,
    description: '按职责分工办理',
    dueOn: dayAhead(1, 20)(asking),
  }));

const somePenalties: Meaning = ({ county }) =>
  county.choices.pick([['WARNING'], ['FINE'], ['FINE', 'CONFISCATION'], ['LICENCE_REVOCATION']]);

let drawn = 0;
/** Apart from every other: numbers of documents, keys. */
export function fresh(county: County, prefix: string): string {
  return `${prefix}${county.seed}-${(drawn += 1)}`;
}

/** A number of days, hours or minutes, yes or no, or a day. */
const policyValue: Meaning = ({ county }) => county.choices.pick([1, 2, 1 + county.choices.below(60), 20_260_301]);

const byName: Readonly<Record<string, Meaning>> = {
  idempotencyKey: ({ county }) => fresh(county, 'year-'),
  expectedRevision: ({ matter }) => matter?.revision,
  // Organizations.
  toCode: anybodyElse,
  otherCode: anybodyElse,
  townshipCode: ofKind('TOWNSHIP'),
  townshipCodes: several(ofKind('TOWNSHIP')),
  departmentCode: ofKind('DEPARTMENT'),
  policeCode: () => 'gaj',
  organizationCode: anybodyElse,
  organizationCodes: several(anybodyElse),
  participantCodes: several(anybodyElse),
  invitedCodes: several(anybodyElse),
  attendedCodes: several(aParty),
  calledCodes: several(ofKind('DEPARTMENT')),
  responsibleCodes: several(anybodyElse),
  unitCode: aParty,
  unitCodes: several(aParty),
  handlerCode: aParty,
  designatedCode: aParty,
  successorCode: ofKind('DEPARTMENT', 'TOWNSHIP'),
  divisionCode: () => '141025',
  // What else is named.
  aboutId: aMatter('CaseTransfer', 'Complaint', 'DangerNotice'),
  earlierId: aMatter('Complaint'),
  caseTransferId: aMatter('CaseTransfer'),
  assistanceRequestId: aMatter('AssistanceRequest'),
  referralId: aMatter('CriminalReferral'),
  meetingId: aMatter('ConferenceMeeting'),
  topicIds: several(aMatter('AgendaTopic')),
  taskId: aTask,
  cancelledTaskIds: (asking) => [aTask(asking)].filter((id) => id !== undefined),
  taskIds: (asking) => [aTask(asking)].filter((id) => id !== undefined),
  itemCode: anItem,
  itemCodes: several(anItem),
  materials,
  sharing,
  tasks,
  // Moments that have passed, and those that are planned.
  formedAt: minutesAgo(600),
  discoveredAt: minutesAgo(20),
  occurredAt: minutesAgo(120),
  calledAt: minutesAgo(60),
  receivedAt: minutesAgo(120),
  neededSince: minutesAgo(600),
  heldAt: minutesAgo(60),
  dispatchedAt: minutesAgo(10),
  arrivedAt: minutesAgo(10),
  handledAt: minutesAgo(10),
  dissuadedAt: minutesAgo(10),
  complainantToldAt: minutesAgo(10),
  plannedAt: ahead(1, 12),
  meetsAt: ahead(1, 20),
  endsAt: ({ county }) => `${county.today().add({ days: 25 }).toString()}T17:30:00+08:00`,
  expiresAt: ahead(20, 200),
  // Days.
  heldOn: daysAgo(0),
  endedOn: daysAgo(0),
  decidedOn: daysAgo(10),
  adoptedOn: daysAgo(60),
  effectiveOn: dayAhead(0, 60),
  occurredOn: daysAgo(5),
  inspectedOn: daysAgo(5),
  correctBy: dayAhead(0, 20),
  certificateExpiresOn: dayAhead(100, 300),
  receivedOn: daysAgo(15),
  executedOn: daysAgo(3),
  filedOn: daysAgo(10),
  closedOn: daysAgo(5),
  until: dayAhead(2, 12),
  replyBy: dayAhead(5, 40),
  expectedBy: dayAhead(1, 40),
  dueOn: dayAhead(2, 30),
  validFrom: dayAhead(-5, 20),
  validTo: dayAhead(5, 90),
  correctedFrom: dayAhead(-20, 20),
  delegatedFrom: daysAgo(60),
  revokedOn: dayAhead(0, 20),
  periodFrom: (asking) => (lastMonth(asking) as { from: string }).from,
  periodTo: (asking) => (lastMonth(asking) as { to: string }).to,
  period: lastMonth,
  // Numbers, and texts of a form of their own.
  passed: () => 1,
  participants: ({ county }) => 1 + county.choices.below(40),
  partyCode: () => '91141025MA0GTYRP65',
  counterpartCode: () => '91141025MA0GTYRP65',
  citizenNumber: () => undefined,
  decisionNumber: ({ county }) => `古罚决字〔${county.today().year}〕${fresh(county, '')}号`,
  documentNumber: ({ county }) => `古政函〔${county.today().year}〕${fresh(county, '')}号`,
  externalRef: ({ county }) => fresh(county, 'ref-'),
  name: ({ county }) => `名称${county.choices.below(50)}`,
  title: ({ county }) => `事项${county.choices.below(1000)}`,
};

/** Fields whose name means something else in one request. */
const byPath: Readonly<Record<string, Meaning>> = {
  'RenameOrganizationInput.code': ofKind('DEPARTMENT', 'TOWNSHIP'),
  'CorrectOrganizationNameInput.code': ofKind('DEPARTMENT', 'TOWNSHIP'),
  'CancelOrganizationNameInput.code': ofKind('DEPARTMENT', 'TOWNSHIP'),
  'SharingRevisionInput.organizationCodes': several(anybodyElse),
  'RegisterComplaintInput.sharing': scope,
  'ReviseComplaintSharingInput.sharing': scope,
  'SetPolicyInput.validFrom': dayAhead(0, 20),
  'SetPolicyInput.value': policyValue,
  'CorrectPolicyInput.value': policyValue,
  'RecordEnforcementItemInput.code': anItem,
  'CorrectEnforcementItemInput.code': anItem,
  'CancelEnforcementItemInput.code': anItem,
  'RecordEnforcementItemInput.validFrom': daysAgo(90),
  'StatisticalIndicatorInput.code': ({ county }) => `I${county.choices.below(1000)}`,
  'AppointConferenceRoleInput.organizationCode': ({ county }) => county.choices.pick(['xzf', 'sfj', 'sfj']),
  'PublishPenaltyDecisionInput.partyKind': ({ county }) =>
    county.choices.pick(['LEGAL_PERSON', 'LEGAL_PERSON', 'SOLE_TRADER']),
  'DecideReferralInput.decidedBy': () => '赵镇长',
  'WithdrawReferralInput.withdrawnBy': () => '赵镇长',
  'ReportReferralOutcomeInput.on': daysAgo(0),
  'SendReverseReferralInput.ground': ({ who }) =>
    who === 'jcy' ? 'NOT_PROSECUTED' : who === 'fy' ? 'EXEMPTED' : 'NOT_FILED',
  'SendReverseReferralInput.aboutId': aMatter('CriminalReferral'),
  'IssueProcuratorialOpinionInput.aboutId': aMatter('CriminalReferral'),
  'HandOverReferralObjectsInput.objects': ({ county }) =>
    Array.from({ length: 1 + county.choices.below(3) }, (_, index) => ({
      name: `物品之${index + 1}`,
      quantity: '1台',
    })),
  'SubmitReferralReportInput.officers': () => ['张三', '李四'],
  'RecordMeetingInput.attendance': attendance,
  'SetMeetingAgendaInput.topicIds': (asking) =>
    asking.county.choices.chance(50) ? [] : several(aMatter('AgendaTopic'))(asking),
  'AdoptResolutionInput.dueOn': dayAhead(3, 90),
  'PublishPenaltyDecisionInput.penaltyKinds': somePenalties,
  'RevisePenaltyDecisionInput.penaltyKinds': somePenalties,
};

export function meaningOf(path: string, name: string, isEnum: boolean): Meaning | undefined {
  // A name means the same wherever it is text; what is one of several values says so itself.
  return byPath[path] ?? (isEnum ? undefined : byName[name]);
}
