import { change, putRight, read, type Acting, type CorrectionAnswer, type ToldPeriod } from '../builders/dated.js';
import type { UserErrorAnswer } from '../builders/inputs.js';
import { itemInput } from '../builders/jurisdiction.js';
import type { TestHub } from '../hub/hub.js';
import {
  handovers,
  members,
  stepwise,
  versions,
  type DatedModel,
  type DatedStep,
  type ModelTimeline,
} from './dated-model.js';

/** One table of dated reference data, as the API changes and shows it. */
export interface DatedMechanism {
  readonly table: string;
  readonly model: DatedModel;
  /** What stands before anybody has told anything. */
  readonly start: ModelTimeline;
  /** The mutation of each kind of step, what it is given, and the field of its period that holds the value. */
  request(step: DatedStep): { readonly mutation: string; readonly selection: string; readonly input: object };
  periodOf(told: ToldPeriod): { readonly from: unknown; readonly to: unknown; readonly value: unknown };
  readonly acting: Acting;
  /** A field that is told of a day, perhaps as it was known at a moment, and what it says. */
  onDay(day: string, asKnownAt: string | null): { readonly field: string; value(answer: unknown): string | null };
}

/** Takes a step; what was refused is told by its errors. */
export async function takeDated(hub: TestHub, { acting, request }: DatedMechanism, step: DatedStep) {
  const { mutation, selection, input } = request(step);
  if (step.kind === 'correct' || step.kind === 'cancel') return putRight(hub, acting, mutation, selection, input);
  const answer = await change<{ userErrors: readonly UserErrorAnswer[] }>(hub, acting, mutation, selection, input);
  return { ...answer, periods: null } satisfies Partial<Omit<CorrectionAnswer, 'periods'>> & { periods: null };
}

/** What is told of some days, perhaps as it was known at a moment. */
export async function valuesOn(
  hub: TestHub,
  { onDay }: DatedMechanism,
  days: readonly string[],
  asKnownAt: string | null = null,
): Promise<(string | null)[]> {
  const asked = days.map((day) => onDay(day, asKnownAt));
  const document = `{ ${asked.map(({ field }, place) => `d${place}: ${field}`).join('\n')} }`;
  const told = await read<Record<string, unknown>>(hub, ['lyj'], document);
  return asked.map(({ value }, place) => value(told[`d${place}`]));
}

const text = (value: unknown): string => JSON.stringify(value);
const asKnown = (at: string | null): string => (at === null ? '' : `asKnownAt: "${at}"`);
const begun = '2021-05-25';
const reason = '登记有误';
const inForce = (value: string): ModelTimeline => [{ from: begun, to: null, value }];

/** A correction's input but for what it is about. */
function put(
  step: DatedStep,
  value: string,
  [from, end]: readonly [string, string] = ['validFrom', 'validTo'],
): object {
  if (step.kind === 'cancel') return { [from]: step.from, reason };
  if (step.kind !== 'correct') throw new Error(`${step.kind} is told otherwise`);
  const ends = step.end === undefined ? {} : step.end === null ? { withoutEnd: true } : { [end]: step.end };
  return { [from]: step.from, correctedFrom: step.correctedFrom, [value]: step.value, ...ends, reason };
}

const policies: DatedMechanism = {
  table: 'policy',
  model: stepwise((_, from, today) => from >= today),
  start: inForce('5'),
  acting: ['xzf', ['COUNTY_GOVERNMENT']],
  request(step) {
    const name = 'DISPUTE_CONSULTATION_WORKING_DAYS';
    const fields = 'validFrom validTo value';
    if (step.kind === 'set') {
      const input = { name, value: Number(step.value), validFrom: step.from, basis: '决定' };
      return { mutation: 'setPolicy', selection: 'policy { name }', input };
    }
    const { value, ...given } = put(step, 'value') as { value?: string };
    const input = { name, ...given, ...(value === undefined ? {} : { value: Number(value) }) };
    return { mutation: step.kind === 'correct' ? 'correctPolicy' : 'cancelPolicy', selection: fields, input };
  },
  periodOf: ({ validFrom, validTo, value }) => ({ from: validFrom, to: validTo, value: String(value) }),
  onDay: (day, at) => ({
    field: `policies ${at === null ? '' : `(${asKnown(at)})`} { name periods { validFrom validTo value } }`,
    value(answer) {
      const told = answer as {
        name: string;
        periods: { validFrom: string; validTo: string | null; value: number }[];
      }[];
      const { periods = [] } = told.find(({ name }) => name === 'DISPUTE_CONSULTATION_WORKING_DAYS') ?? {};
      const holding = periods.filter(
        ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
      );
      return holding.map(({ value }) => String(value)).join(' and ') || null;
    },
  }),
};

const terms: DatedMechanism = {
  table: 'conference_term_role',
  model: stepwise((timeline, from, today) => !timeline.some((one) => one.from >= from && one.from <= today)),
  start: inForce('司法局主要负责人'),
  acting: ['sfj', ['CONFERENCE_OFFICE']],
  request(step) {
    const role = 'OFFICE_DIRECTOR';
    if (step.kind === 'set') {
      const input = { role, organizationCode: 'sfj', title: step.value, validFrom: step.from, basis: '任免通知' };
      return { mutation: 'appointConferenceRole', selection: 'roles { title }', input };
    }
    const mutation = step.kind === 'correct' ? 'correctConferenceRole' : 'cancelConferenceRole';
    return { mutation, selection: 'validFrom validTo title', input: { role, ...put(step, 'title') } };
  },
  periodOf: ({ validFrom, validTo, title }) => ({ from: validFrom, to: validTo, value: title }),
  onDay: (day, at) => ({
    field: `conferenceRoles(on: "${day}" ${asKnown(at)}) { role title }`,
    value(answer) {
      const told = answer as { role: string; title: string }[];
      return (
        told
          .filter(({ role }) => role === 'OFFICE_DIRECTOR')
          .map(({ title }) => title)
          .join(' and ') || null
      );
    },
  }),
};

const memberships: DatedMechanism = {
  table: 'conference_membership',
  model: members,
  start: [],
  acting: ['sfj', ['CONFERENCE_OFFICE']],
  request(step) {
    const organizationCode = 'gaj';
    if (step.kind === 'set') {
      const input = { organizationCode, validFrom: step.from, decision: step.value };
      return { mutation: 'addConferenceMember', selection: 'members { decision }', input };
    }
    if (step.kind === 'end') {
      const input = { organizationCode, validTo: step.to, decision: '纪要' };
      return { mutation: 'endConferenceMember', selection: 'members { decision }', input };
    }
    const mutation = step.kind === 'correct' ? 'correctConferenceMember' : 'cancelConferenceMember';
    const input = { organizationCode, ...put(step, 'decision') };
    return { mutation, selection: 'validFrom validTo decision', input };
  },
  periodOf: ({ validFrom, validTo, decision }) => ({ from: validFrom, to: validTo, value: decision }),
  onDay: (day, at) => ({
    field: `conferenceMembers(on: "${day}" ${asKnown(at)}) { organization { code } decision }`,
    value(answer) {
      const told = answer as { organization: { code: string }; decision: string }[];
      const own = told.filter(({ organization }) => organization.code === 'gaj');
      return own.map(({ decision }) => decision).join(' and ') || null;
    },
  }),
};

/** An item that stands as it is, handed over and taken back. */
const delegated = 'DELEGATED-1';
const townshipCode = '141025101';

const delegations: DatedMechanism = {
  table: 'delegation',
  model: handovers,
  start: [],
  acting: ['jtys'],
  request(step) {
    const named = { itemCode: delegated, townshipCode };
    const selection = 'delegation { basis }';
    if (step.kind === 'set') {
      return { mutation: 'delegateItem', selection, input: { ...named, delegatedFrom: step.from, basis: step.value } };
    }
    if (step.kind === 'end') {
      return { mutation: 'revokeDelegation', selection, input: { ...named, revokedOn: step.to, basis: '收回' } };
    }
    const mutation = step.kind === 'correct' ? 'correctDelegation' : 'cancelDelegation';
    const input = { ...named, ...put(step, 'basis', ['delegatedFrom', 'revokedOn']) };
    return { mutation, selection: 'delegatedFrom revokedOn basis', input };
  },
  periodOf: ({ delegatedFrom, revokedOn, basis }) => ({ from: delegatedFrom, to: revokedOn, value: basis }),
  onDay: (day, at) => ({
    field: `competentOrganization(itemCode: "${delegated}", townshipCode: "${townshipCode}", on: "${day}" ${asKnown(at)}) {
      organization { code } basis }`,
    value(answer) {
      const told = answer as { organization: { code: string }; basis: string };
      return told.organization.code === townshipCode ? told.basis : null;
    },
  }),
};

const items: DatedMechanism = {
  table: 'enforcement_item_version',
  model: versions,
  start: [],
  acting: ['jtys'],
  request(step) {
    const code = 'VERSIONED-1';
    if (step.kind === 'set') {
      const input = itemInput({ code, name: step.value, validFrom: step.from });
      return { mutation: 'recordEnforcementItem', selection: 'item { name }', input };
    }
    const mutation = step.kind === 'correct' ? 'correctEnforcementItem' : 'cancelEnforcementItem';
    return { mutation, selection: 'validFrom validTo name', input: { code, ...put(step, 'name') } };
  },
  periodOf: ({ validFrom, validTo, name }) => ({ from: validFrom, to: validTo, value: name }),
  onDay: (day, at) => ({
    field: `enforcementItem(code: "VERSIONED-1", on: "${day}" ${asKnown(at)}) { name }`,
    value: (answer) => (answer as { name: string } | null)?.name ?? null,
  }),
};

const names: DatedMechanism = {
  table: 'organization_name',
  model: stepwise((_, from, today) => from >= today),
  start: [{ from: '2000-01-01', to: null, value: '文化和旅游局' }],
  acting: ['xzf', ['COUNTY_GOVERNMENT']],
  request(step) {
    const code = 'whly';
    if (step.kind === 'set') {
      const input = { code, name: step.value, validFrom: step.from, basis: '机构改革方案' };
      return { mutation: 'renameOrganization', selection: 'organization { name }', input };
    }
    const mutation = step.kind === 'correct' ? 'correctOrganizationName' : 'cancelOrganizationName';
    return { mutation, selection: 'validFrom validTo name', input: { code, ...put(step, 'name') } };
  },
  periodOf: ({ validFrom, validTo, name }) => ({ from: validFrom, to: validTo, value: name }),
  onDay: (day, at) => ({
    field: `organization(code: "whly") { names ${at === null ? '' : `(${asKnown(at)})`} { validFrom validTo name } }`,
    value(answer) {
      const told = answer as { names: { validFrom: string; validTo: string | null; name: string }[] };
      const holding = told.names.filter(
        ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
      );
      return holding.map(({ name }) => name).join(' and ') || null;
    },
  }),
};

/** Somebody of whom the organization says for the first time that they hold a duty: the hub's first holder. */
const deputy = { dutyId: 'dty_1', organizationCode: 'gaj', duty: 'DEPUTY_HEAD', personName: '分管副局长' };

const duties: DatedMechanism = {
  table: 'duty_term',
  model: members,
  start: [],
  acting: ['gaj', ['ADMINISTRATOR']],
  request(step) {
    const { dutyId, ...named } = deputy;
    if (step.kind === 'set') {
      const input = { ...named, validFrom: step.from, basis: step.value };
      return { mutation: 'assignDuty', selection: 'holder { id }', input };
    }
    if (step.kind === 'end') {
      return {
        mutation: 'endDuty',
        selection: 'holder { id }',
        input: { dutyId, validTo: step.to, basis: '免职通知' },
      };
    }
    const mutation = step.kind === 'correct' ? 'correctDuty' : 'cancelDuty';
    return { mutation, selection: 'validFrom validTo basis', input: { dutyId, ...put(step, 'basis') } };
  },
  periodOf: ({ validFrom, validTo, basis }) => ({ from: validFrom, to: validTo, value: basis }),
  onDay: (day, at) => ({
    field: `dutyHolders(organizationCode: "gaj", duty: DEPUTY_HEAD, on: "${day}" ${asKnown(at)}) { nodes { basis } }`,
    value(answer) {
      const { nodes } = answer as { nodes: readonly { basis: string }[] };
      return nodes.map(({ basis }) => basis).join(' and ') || null;
    },
  }),
};

export const datedMechanisms: readonly DatedMechanism[] = [
  ...[policies, terms, memberships, delegations],
  ...[items, names, duties],
];

/** What must be there before anything of it can be handed over, or said of somebody. */
export async function prepareDated(hub: TestHub): Promise<void> {
  await prepare(hub, ['jtys'], 'recordEnforcementItem', 'item { name }', {
    ...itemInput({ code: delegated, validFrom: '2020-01-01' }),
  });
  const { dutyId, ...named } = deputy;
  const input = { ...named, validFrom: begun, basis: '任职通知' };
  const assigned = await prepare(hub, duties.acting, 'assignDuty', 'holder { id }', input);
  if (assigned.holder?.id !== dutyId) throw new Error(text(assigned));
  await prepare(hub, duties.acting, 'cancelDuty', 'periods { basis }', { dutyId, validFrom: begun, reason });
}

async function prepare(hub: TestHub, acting: Acting, mutation: string, selection: string, input: object) {
  const answer = await change<{ holder?: { id: string } | null; userErrors: readonly object[] }>(
    ...([hub, acting, mutation, selection, input] as const),
  );
  if (answer.userErrors.length > 0) throw new Error(text(answer));
  return answer;
}
