import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey, type UserErrorAnswer } from './inputs.js';
import { tell } from './jurisdiction.js';
import { citizenNumber } from './personal.js';
import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from '../clients/proceeding.js';

export const complainant = { name: '钱守正', contact: '13903570001', citizenNumber: citizenNumber(601) };

/** A valid complaint; change what a test is about. */
export function complaintInput(changes: object = {}) {
  return {
    idempotencyKey: freshKey(),
    kind: 'TIP_OFF',
    subject: '某砂场夜间采砂',
    summary: '反映河道内夜间采砂，车辆由北侧便道出入。',
    partyName: '古县某砂石有限公司',
    complainant,
    ...changes,
  };
}

const organization = '{ code }';

/** A complaint as its steps answer it. */
export interface ComplaintAnswer extends ProceedingAnswer {
  readonly firstContact: { readonly code: string };
  readonly handler: { readonly code: string };
  readonly receiver: { readonly code: string } | null;
  readonly informer: { readonly code: string } | null;
  readonly informedAt: string | null;
  readonly complainantToldAt: string | null;
  readonly repliedAt: string | null;
  readonly feedbackAt: string | null;
}

export const complaintApi = {
  field: 'complaint',
  fields: `firstContact ${organization} handler ${organization} receiver ${organization} informer ${organization}
    informedAt complainantToldAt repliedAt feedbackAt`,
};

/** Input types that are not named like their mutation. */
export const stepTypes: Readonly<Record<string, string>> = {
  acceptComplaint: 'ComplaintStepInput',
  acknowledgeComplaint: 'ComplaintStepInput',
  closeComplaint: 'ComplaintStepInput',
};

export function askComplaint(
  hub: TestHub,
  who: string,
  mutation: string,
  input: object,
): Promise<StepAnswer<ComplaintAnswer>> {
  const type = stepTypes[mutation];
  const ask = { mutation, ...(type ? { type } : {}) };
  return askStep<ComplaintAnswer>(hub, who, complaintApi, ask, { idempotencyKey: freshKey(), ...input });
}

/** The steps of a complaint that go well, by who takes them. */
export type Course = readonly (readonly [who: string, mutation: string, input?: object])[];

/** Takes one step after the other and gives the complaint as the last has left it. */
export async function goOn(hub: TestHub, complaintId: string, course: Course): Promise<ComplaintAnswer> {
  let last: ComplaintAnswer | null = null;
  for (const [who, mutation, input = {}] of course) {
    last = proceedingOf(await askComplaint(hub, who, mutation, { complaintId, ...input }));
  }
  if (!last) throw new Error('no step was asked for');
  return last;
}

export async function register(hub: TestHub, who: string, changes: object = {}): Promise<ComplaintAnswer> {
  return proceedingOf(await askComplaint(hub, who, 'registerComplaint', complaintInput(changes)));
}

export const informing = { townshipCode: '141025100', complainantNotice: '已电话告知向岳阳镇投诉举报' };
export const replying = { result: '责令停止违法行为，罚款二万元。', replyNotice: '已电话告知' };
export const found = (outcome: string) => ({ outcome, verification: '现场检查并调取监控' });

/** What a step is refused for. */
export async function refusedComplaint(
  hub: TestHub,
  who: string,
  mutation: string,
  input: object,
): Promise<readonly UserErrorAnswer[]> {
  const { proceeding, userErrors } = await askComplaint(hub, who, mutation, input);
  if (proceeding) throw new Error(`${mutation} was not refused`);
  return userErrors;
}

/** Rule, due time to the minute, status and responsible organization of each clock. */
export const clocksOf = ({ deadlines }: ProceedingAnswer) =>
  deadlines.map(({ rule, dueAt, status, responsible }) => [rule, dueAt.slice(0, 16), status, responsible.code]);

/** Where a complaint stands for an organization; null for one that does not see it. */
export async function stateFor(hub: TestHub, who: string, id: string): Promise<string | null> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Complaint { state } } }';
  const { data } = await graphql<{ node: { state: string } | null }>(hub.url, await hub.token(who), query, { id });
  return data?.node?.state ?? null;
}

/** An item that 市场监督管理局 has handed over to 岳阳镇. */
export async function handOverItem(hub: TestHub, itemCode: string): Promise<void> {
  await tell(hub, 'recordEnforcementItem', { code: itemCode }, 'scjg');
  await tell(hub, 'delegateItem', { itemCode, townshipCode: '141025100', delegatedFrom: '2021-07-01' }, 'scjg');
}
