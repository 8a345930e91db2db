import {
  assertInputObjectType,
  getNamedType,
  isInputObjectType,
  isRequiredInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import { complaintFeature } from '../../../src/procedures/complaint/index.js';
import { conclusions } from '../../../src/procedures/complaint/handle-complaint.js';
import { graphql } from '../clients/graphql.js';
import { freshKey, type UserErrorAnswer } from '../builders/inputs.js';
import type { TestHub } from '../hub/hub.js';
import type { Choices } from './choices.js';
import { writeWords, type Meanings } from './write-words.js';

/** Whoever handles complaints in a walk. */
export const handlers = ['141025100', '141025101', 'scjg', 'zrzy'] as const;
const items = ['330217001000', '330231-01'];

/** A complaint, and every word that was written for it. */
export interface WalkedComplaint {
  readonly id: string;
  readonly words: string[];
}

/** Something that somebody may ask for. */
interface Offer {
  readonly who: string;
  readonly mutation: string;
  /** The step of the table; null: one that the table does not have. */
  readonly step: string | null;
  readonly complaint: WalkedComplaint | null;
  readonly isClosed: boolean;
}

interface Asked {
  readonly input: GraphQLInputObjectType;
  /** The field that names the complaint; null: it opens one. */
  readonly idField: string | null;
  readonly payloadField: string;
}

/** The mutations that act in a complaint: those that answer with one, and those that act in whatever proceeding. */
function mutationsOf(schema: GraphQLSchema): ReadonlyMap<string, Asked> {
  const all = Object.values(schema.getMutationType()?.getFields() ?? {});
  const answers: Readonly<Record<string, string>> = { ComplaintPayload: 'complaint', ProceedingPayload: 'proceeding' };
  return new Map(
    all.flatMap(({ name, type, args }): [string, Asked][] => {
      const payloadField = answers[getNamedType(type).name];
      const asked = args.find((arg) => arg.name === 'input');
      const input = asked && getNamedType(asked.type);
      if (!payloadField || !isInputObjectType(input)) return [];
      const idField = `${payloadField}Id` in input.getFields() ? `${payloadField}Id` : null;
      return [[name, { input, idField, payloadField }]];
    }),
  );
}

/**
 * Walks complaints by steps that somebody is offered, those that were taken least first, until each mutation that acts in a complaint was
 * done at least once; every free text of every request is a word of its own.
 */
export async function walkComplaints(
  hub: TestHub,
  schema: GraphQLSchema,
  choices: Choices,
  most: number,
): Promise<WalkedComplaint[]> {
  const mutations = mutationsOf(schema);
  const { table, mutations: names, endsCase } = complaintFeature.procedure;
  const leadsNowhere = new Set<string | null>([null, ...(endsCase ?? [])]);
  const steps = Object.keys(table.steps).filter((step) => mutations.has(names[step] ?? ''));
  const beside = [...mutations.keys()].filter((name) => !Object.values(names).includes(name));
  const taken = new Map<string, number>([...steps, ...beside].map((name) => [name, 0]));
  const refused = new Map<string, number>();
  const complaints: WalkedComplaint[] = [];
  let count = 0;
  const nextWord = (): string => `qx${(count += 1)}zq`;
  const open: WalkedComplaint[] = [];

  for (let acts = 0; [...taken.values()].some((times) => times === 0); acts += 1) {
    const lacking = [...taken].filter(([, times]) => times === 0).map(([name]) => name);
    if (acts === most) throw new Error(`nobody came to ${lacking.join(', ')}`);
    const offers = await offersOf();
    const fewest = Math.min(...offers.map(timesOf));
    const offer = choices.pick(offers.filter((each) => timesOf(each) === fewest));
    await take(offer);
  }
  return complaints;

  function timesOf({ step, mutation }: Offer): number {
    const name = step ?? mutation;
    // What was refused is tried again after others; what leads nowhere is always there, or leaves a case that came far.
    const times = (taken.get(name) ?? 0) + (refused.get(name) ?? 0) / 4;
    return leadsNowhere.has(step) ? 3 * times : times;
  }

  async function offersOf(): Promise<Offer[]> {
    const opening: Offer = {
      who: choices.pick(handlers),
      mutation: names['register'] ?? '',
      step: 'register',
      complaint: null,
      isClosed: false,
    };
    if (open.length === 0 || choices.chance(8)) return [opening];
    const complaint = choices.pick(open.slice(-4));
    const offers: Offer[] = [];
    for (const who of handlers) {
      const query = `query ($id: ID!) { node(id: $id) { ... on Complaint { closedAt availableSteps { step mutation } } } }`;
      const { data } = await graphql<{
        node: { closedAt: string | null; availableSteps: { step: string; mutation: string }[] } | null;
      }>(hub.url, await hub.token(who), query, { id: complaint.id });
      if (!data?.node) continue;
      const isClosed = data.node.closedAt !== null;
      if (isClosed) open.splice(open.indexOf(complaint), 1);
      offers.push(...data.node.availableSteps.map((each) => ({ ...each, who, complaint, isClosed })));
      offers.push(...beside.map((mutation) => ({ who, mutation, step: null, complaint, isClosed })));
      if (isClosed) break;
    }
    return offers.length > 0 ? offers : [opening];
  }

  async function take({ who, mutation, step, complaint, isClosed }: Offer): Promise<void> {
    const asked = mutations.get(mutation);
    if (!asked) throw new Error(`the schema has no ${mutation}`);
    const meanings = await meaningsOf(who, step, complaint);
    const { input, words } = writeWords(asked.input, choices, meanings, nextWord);
    if (asked.idField && complaint) input[asked.idField] = complaint.id;
    complaint?.words.push(...words);
    const document = `mutation ($input: ${asked.input.name}!) { answer: ${mutation}(input: $input) {
      answered: ${asked.payloadField} { id } userErrors { path code message rule } } }`;
    const token = await hub.token(who);
    // What it may do without and is refused for, it leaves out.
    for (let tries = 0; tries < 6; tries += 1) {
      const { data, errors = [] } = await graphql<{
        answer: { answered: { id: string } | null; userErrors: UserErrorAnswer[] };
      }>(hub.url, token, document, { input });
      const { answered = null, userErrors = [] } = data?.answer ?? {};
      if (answered) {
        taken.set(step ?? mutation, (taken.get(step ?? mutation) ?? 0) + 1);
        if (complaint) return;
        const opened = { id: answered.id, words: [...words] };
        complaints.push(opened);
        open.push(opened);
        return;
      }
      const left = userErrors.filter(({ path }) => leaveOut(asked.input, input, path ?? []));
      if (left.length === 0) {
        if (errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors)} ${JSON.stringify(input)}`);
        break;
      }
    }
    // That one that is closed takes no more says nothing of the others.
    if (!isClosed) refused.set(step ?? mutation, (refused.get(step ?? mutation) ?? 0) + 1);
  }

  async function meaningsOf(who: string, step: string | null, complaint: WalkedComplaint | null): Promise<Meanings> {
    const kinds = Object.keys(table.steps[step ?? '']?.materials ?? {});
    const query = `query ($who: String, $id: ID!) {
      complaints(first: 100, filter: { handlerCode: $who, open: true }) { nodes { id } }
      node(id: $id) { ... on Complaint { drafts { name } } } }`;
    const { data } = await graphql<{
      complaints: { nodes: { id: string }[] };
      node: { drafts: { name: string }[] } | null;
    }>(hub.url, await hub.token(who), query, { who, id: complaint?.id ?? 'cpl_1' });
    const earlier = (data?.complaints.nodes ?? []).map(({ id }) => id).filter((id) => id !== complaint?.id);
    const conclusion = Object.entries(conclusions).find(([, each]) => each === step)?.[0];
    const others = handlers.filter((code) => code !== who);
    const day = new Date(hub.running.hub.clock.now().epochMilliseconds + 100 * 86_400_000);
    return {
      idempotencyKey: freshKey,
      itemCode: () => (choices.chance(40) ? choices.pick(items) : undefined),
      townshipCode: () => choices.pick(['141025100', '141025101']),
      toCode: () => choices.pick(others),
      earlierId: () => earlier.at(-1) ?? 'cpl_1',
      contentId: () => undefined,
      'MaterialInput.kind': () => (kinds.length > 0 ? choices.pick(kinds) : 'OTHER'),
      draft: () => data?.node?.drafts[0]?.name ?? 'none',
      until: () => day.toISOString().slice(0, 10),
      scope: () => 'ALL_MEMBERS',
      organizationCodes: () => undefined,
      sharing: () => ({ scope: 'NAMED_ORGANIZATIONS', organizationCodes: [choices.pick(others)] }),
      ...(conclusion === undefined ? {} : { outcome: () => conclusion }),
    };
  }
}

/** Leaves out the innermost field of a path that is not required; whether there was one. */
function leaveOut(type: GraphQLInputObjectType, input: Record<string, unknown>, path: readonly string[]): boolean {
  const [name = '', ...rest] = path;
  const field = type.getFields()[name];
  const value = input[name];
  if (!field || value === undefined) return false;
  const below = getNamedType(field.type);
  if (rest.length > 0 && 'getFields' in below) {
    const [index = '', ...further] = rest;
    const inner = (Array.isArray(value) ? value[Number(index)] : value) as Record<string, unknown>;
    if (leaveOut(assertInputObjectType(below), inner, Array.isArray(value) ? further : rest)) return true;
  }
  if (isRequiredInputField(field)) return false;
  delete input[name];
  return true;
}
