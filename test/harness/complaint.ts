import type { TestHub } from './hub.js';
import { freshKey } from './inputs.js';
import { citizenNumber } from './personal.js';
import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from './proceeding.js';

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
