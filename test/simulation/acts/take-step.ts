import { meetingFeature } from '../../../src/procedures/conference/index.js';
import { bodiesToday, type County } from '../county/county.js';
import { read, type Answered } from '../county/ask.js';
import { readMatter, type Matter } from './matter.js';
import { corrections, procedures } from './mutations.js';
import { mutationOf, perform, type Attempt } from './perform.js';

/** Deadlines and open matters of whoever looks, as people have them on their desk. */
const desk = `{ deadlines(first: 60) { nodes { subjectId responsible { code } } }
  proceedings(first: 40, filter: { open: true }) { nodes { id } } }`;

interface Desk {
  readonly deadlines: { readonly nodes: readonly { subjectId: string; responsible: { code: string } }[] };
  readonly proceedings: { readonly nodes: readonly { id: string }[] };
}

/** A matter that somebody has before it, its own deadlines first; null where it has none. */
export async function matterOnDesk(county: County, who: string): Promise<Matter | null> {
  const { choices, matters } = county;
  const { deadlines, proceedings } = await read<Desk>(county, who, desk);
  const own = deadlines.nodes.filter(
    ({ responsible, subjectId }) => responsible.code === who && matters.has(subjectId),
  );
  const any = proceedings.nodes.filter(({ id }) => matters.has(id));
  const ids = own.length > 0 && choices.chance(75) ? own.map(({ subjectId }) => subjectId) : any.map(({ id }) => id);
  // Ids are drawn anew in every run; the order in which matters were opened is not.
  const inOrder = [...new Set(ids)].sort((one, other) => orderOf(county, one) - orderOf(county, other));
  const chosen = inOrder.length > 0 ? matters.get(choices.pick(inOrder)) : undefined;
  return chosen ? readMatter(county, who, chosen) : null;
}

function orderOf({ matters }: County, id: string): number {
  return matters.get(id)?.order ?? -1;
}

/** Somebody goes on with what is before it, by a step that it is offered. */
export async function takeStep(county: County): Promise<boolean> {
  const who = somebody(county);
  const matter = await matterOnDesk(county, who);
  if (!matter || matter.steps.length === 0) return false;
  if (await openBeside(county, who, matter)) return true;
  if (county.choices.chance(4)) return addMaterial(county, who, matter);
  if (county.choices.chance(3)) return correctFacts(county, who, matter);
  if (matter.type === 'Complaint' && county.choices.chance(5)) return reviseSharing(county, who, matter);
  // What leads on is taken more often than what does not, and than what gives up.
  const steps = matter.steps.filter(
    ({ step }) => leadsOn(matter, step) && !(givingUp.has(step) && county.choices.chance(70)),
  );
  const { step, mutation } = county.choices.pick(steps.length > 0 && county.choices.chance(70) ? steps : matter.steps);
  // Now and then somebody asks for another step of the same mutation.
  const isExact = county.choices.chance(95);
  const given = isExact ? givenFor(matter, step) : {};
  const attempt: Attempt = { who, intent: 'lawful', mutation, matter, given };
  const answered = await perform(county, attempt);
  if (isExact) checkOffer(county, matter, attempt, step, answered);
  return true;
}

/** What somebody is offered is not refused for who it is or where the matter stands. */
function checkOffer(
  county: County,
  { id, type }: Matter,
  attempt: Attempt,
  step: string,
  { refusals }: Answered,
): void {
  const { changes } = mutationOf(county, attempt.mutation);
  // What is wrong with another matter that the request names is the request's fault.
  const own = changes?.type === type ? `${changes.field}Id` : '';
  const wrong = refusals.find(
    ({ code, path }) =>
      ['WRONG_STATE', 'WRONG_PARTY', 'AFTER_DEADLINE', 'ALREADY_EXISTS'].includes(code) &&
      ['', own].includes(path?.join() ?? ''),
  );
  if (wrong) county.journal.violate('offers', `${type}.${step} was offered and refused: ${wrong.message}`, id);
}

/** Every party adds to what is there, of the kinds that the procedure knows. */
async function addMaterial(county: County, who: string, matter: Matter): Promise<boolean> {
  const { table, otherMaterials = {} } = procedures.get(matter.type) ?? { table: { steps: {} } };
  const steps = Object.values<{ readonly materials?: object }>(table.steps);
  const kinds = [...steps.flatMap(({ materials = {} }) => Object.keys(materials)), ...Object.keys(otherMaterials)];
  if (kinds.length === 0) return false;
  const given = { proceedingId: matter.id, materials: [{ kind: county.choices.pick(kinds), name: '补充材料' }] };
  await perform(county, { who, intent: 'lawful', mutation: 'addProceedingMaterial', matter, given });
  return true;
}

/** Whoever gave a fact puts it right. */
async function correctFacts(county: County, who: string, matter: Matter): Promise<boolean> {
  const mutation = corrections.get(matter.type);
  if (mutation === undefined) return false;
  await perform(county, { who, intent: 'lawful', mutation, matter });
  return true;
}

/** Whoever handles a complaint says who may see how. */
async function reviseSharing(county: County, who: string, matter: Matter): Promise<boolean> {
  await perform(county, { who, intent: 'lawful', mutation: 'reviseComplaintSharing', matter });
  return true;
}

/** Now and then a matter leads to another: a dispute over who is competent, a resolution of a meeting. */
async function openBeside(county: County, who: string, { id, type, parties, stateLabel }: Matter): Promise<boolean> {
  const { choices } = county;
  const others = parties.filter((code) => code !== who);
  if (procedures.get(type)?.routing && others.length > 0 && choices.chance(7)) {
    const given = { aboutId: id, otherCode: choices.pick(others) };
    await perform(county, { who, intent: 'lawful', mutation: 'raiseDispute', given });
    return true;
  }
  // A penalty is replied once its decision names the case.
  const looksOn = ['jcy', 'gaj', 'fy', 'sfj', 'xzf'].includes(who);
  if (type === 'ReverseReferral' && stateLabel === '主管机关已受理' && !looksOn && choices.chance(40)) {
    await perform(county, { who, intent: 'lawful', mutation: 'publishPenaltyDecision', given: { caseId: id } });
    return true;
  }
  const leadingTo: Readonly<Record<string, readonly [mutation: string, given: object]>> = {
    ConferenceMeeting: ['adoptResolution', { meetingId: id }],
    AgendaTopic: ['callSpecialMeeting', { topicIds: [id] }],
  };
  const [mutation, given] = leadingTo[type] ?? [];
  const { PLANNED, AGENDA_SET } = meetingFeature.procedure.table.states;
  const isReady = type === 'ConferenceMeeting' ? ![PLANNED, AGENDA_SET].includes(stateLabel) : stateLabel === '已审定';
  if (mutation === undefined || !isReady || !choices.chance(40)) return false;
  await perform(county, { who, intent: 'lawful', mutation, given: { ...given } });
  return true;
}

/** Whoever runs the conference and decides for the county has more on its desk than others. */
function somebody(county: County): string {
  const { choices } = county;
  return choices.chance(20) ? choices.pick(['sfj', 'xzf']) : choices.pick(bodiesToday(county)).code;
}

const givingUp = new Set(['cancel', 'withdraw', 'discard', 'drop', 'takeBack', 'reject']);

function leadsOn({ type, stateLabel }: Matter, step: string): boolean {
  const { steps, states } = procedures.get(type)?.table ?? { steps: {}, states: {} };
  const to = (steps as Record<string, { to?: string }>)[step]?.to;
  return to !== undefined && (states as Record<string, string>)[to] !== stateLabel;
}

/** What tells the steps of one mutation apart. */
const apart: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'Complaint.verifyViolation': { outcome: 'VIOLATION' },
  'Complaint.verifyNoViolation': { outcome: 'NO_VIOLATION' },
  'Complaint.verifyNoJurisdiction': { outcome: 'NO_JURISDICTION' },
  'JurisdictionDispute.consult': { outcome: 'AGREED' },
  'JurisdictionDispute.consultInVain': { outcome: 'FAILED' },
  'CriminalReferral.approve': { decision: 'APPROVED' },
  'CriminalReferral.reject': { decision: 'NOT_APPROVED' },
  'CriminalReferral.file': { decision: 'FILED' },
  'CriminalReferral.decline': { decision: 'NOT_FILED' },
  'CriminalReferral.passOn': { decision: 'PASSED_ON' },
  'CriminalReferral.fileAfterReconsideration': { decision: 'FILED' },
  'CriminalReferral.uphold': { decision: 'UPHELD' },
  'CriminalReferral.demandFiling': { answer: 'FILING_DEMANDED' },
  'CriminalReferral.endSupervision': { answer: 'NOT_DEMANDED' },
  'CriminalReferral.transfer': { outcome: 'TRANSFERRED' },
  'CriminalReferral.withdrawCase': { outcome: 'CASE_WITHDRAWN' },
  'CriminalReferral.indict': { outcome: 'INDICTED' },
  'CriminalReferral.notProsecute': { outcome: 'NOT_PROSECUTED' },
  'CriminalReferral.judge': { outcome: 'JUDGED' },
  'Resolution.reportBack': { completed: false },
  'Resolution.reportOwnDone': { completed: true },
  'Resolution.reportDone': { completed: true },
  'AgendaTopic.settle': { result: 'SETTLED' },
};

/** What a request says so that it takes this step, and no other of its mutation. */
export function givenFor({ id, type }: Matter, step: string): Record<string, unknown> {
  if (type === 'AgendaTopic' && step === 'schedule') return { topicIds: [id] };
  return { ...apart[`${type}.${step}`] };
}
