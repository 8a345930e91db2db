import { expect, test } from 'vitest';
import { settleEnds } from '../../../src/core/county/index.js';
import { shanghaiDay } from '../../../src/kernel/calendar.js';
import { listOf, type ProcedureTable } from '../../../src/kernel/procedure.js';
import { graphql } from '../clients/graphql.js';
import type { StepAnswer } from '../clients/proceeding.js';
import type { TestHub } from '../hub/hub.js';
import { registerOrganization } from '../hub/county.js';
import type { Actor } from './attempts.js';

/** What a procedure's attempts already know how to do. */
export interface Attempted<Party extends string, Name extends string> {
  hub(): TestHub;
  readonly table: ProcedureTable<string, Party, Name>;
  /** The way to each state. */
  readonly ways: ReadonlyMap<string, readonly Name[]>;
  /** The way to where each step is taken, for those that do not open the procedure. */
  readonly waysTo: ReadonlyMap<Name, readonly Name[]>;
  actorsAfter(way: readonly Name[]): Readonly<Record<Party, Actor | null>>;
  gone(way: readonly Name[]): Promise<{ readonly id: string }>;
  before(step: Name, id: string): Promise<void>;
  ask(name: Name, actor: Actor | null, id: string, change: object): Promise<StepAnswer>;
  /** What a step's request asks for, beside key and proceeding. */
  requestOf(name: Name): object;
}

/** Nobody succeeds the county government: it would have to decide so itself. */
const lasting = 'xzf';

/**
 * Tests generated from a procedure's table: in every state each party ends; whoever succeeds it is offered what it was offered, and may do
 * it; when the end is taken back it is as it was before.
 */
export function testSuccession<Party extends string, Name extends string>(tried: Attempted<Party, Name>): void {
  const { table } = tried;

  test.each([...tried.ways.keys()])('[T10] in %s whoever succeeds a party stands where it stood', async (state) => {
    const way = tried.ways.get(state) ?? [];
    const { id } = await tried.gone(way);
    for (const actor of endingActors(tried.actorsAfter(way))) {
      const offered = await stepsOffered(tried.hub(), actor, id);
      const heir = await end(tried.hub(), actor);
      const inherited = await stepsOffered(tried.hub(), heir, id);
      await takeBack(tried.hub(), actor);
      const again = await stepsOffered(tried.hub(), actor, id);
      const withdrawn = await stepsOffered(tried.hub(), heir, id);
      expect({ party: actor.organization, inherited, again, withdrawn }).toEqual({
        party: actor.organization,
        inherited: offered,
        again: offered,
        withdrawn: null,
      });
    }
  });

  test.each([...tried.waysTo.keys()])('[T10] %s is taken by whoever succeeds', async (name) => {
    const way = tried.waysTo.get(name) ?? [];
    const actor = tried.actorsAfter(way)[listOf(table.steps[name].by)[0] as Party];
    if (!actor || actor.organization === lasting) return;
    const { id } = await tried.gone(way);
    await tried.before(name, id);
    const heir = await end(tried.hub(), actor);
    const change = naming(tried.requestOf(name), actor.organization, heir.organization);
    const { proceeding, userErrors } = await tried.ask(name, heir, id, change);
    await takeBack(tried.hub(), actor);
    expect({ name, userErrors, isTaken: proceeding !== null }).toEqual({ name, userErrors: [], isTaken: true });
  });
}

/** A request that names whoever succeeds in the place of the other. */
function naming(request: object, ended: string, heir: string): object {
  return JSON.parse(JSON.stringify(request).replaceAll(`"${ended}"`, `"${heir}"`)) as object;
}

function endingActors<Party extends string>(actors: Readonly<Record<Party, Actor | null>>): Actor[] {
  const all = Object.values<Actor | null>(actors).filter((actor) => actor !== null);
  return all.filter(
    ({ organization }, index) =>
      organization !== lasting && all.findIndex((other) => other.organization === organization) === index,
  );
}

/** The names of the steps that somebody is offered, null where nothing is seen. */
async function stepsOffered(
  hub: TestHub,
  { organization, roles = ['PUBLISHER'] }: Actor,
  id: string,
): Promise<string[] | null> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { availableSteps { step } } } }';
  const { data } = await graphql<{ node: { availableSteps: { step: string }[] } | null }>(
    hub.url,
    await hub.token(organization, roles),
    query,
    { id },
  );
  return data?.node?.availableSteps.map(({ step }) => step) ?? null;
}

const heirs = new WeakMap<TestHub, number>();

/** Ends the organization of somebody today, and gives who acts for it then: an organization that is founded for it. */
async function end(hub: TestHub, actor: Actor): Promise<Actor> {
  const { organizations, clock } = hub.running.hub;
  const number = (heirs.get(hub) ?? 0) + 1;
  heirs.set(hub, number);
  // Behind all others: where a county has one organization of a kind, the first is it.
  const code = `z-heir-${number}`;
  await registerOrganization(hub, code, organizations.byCode(actor.organization)?.kind ?? '');
  const validTo = shanghaiDay(clock.now()).toString();
  await decide(hub, 'endOrganization', { code: actor.organization, validTo, successorCode: code, basis: '机构改革' });
  return { ...actor, organization: code };
}

async function takeBack(hub: TestHub, { organization: code }: Actor): Promise<void> {
  await decide(hub, 'correctOrganizationEnd', { code, basis: '登记有误' });
}

async function decide(hub: TestHub, mutation: string, input: object): Promise<void> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { userErrors { path code message } } }`;
  const token = await hub.token(lasting, ['COUNTY_GOVERNMENT']);
  const { data, errors } = await graphql<{ answer: { userErrors: unknown[] } }>(hub.url, token, document, { input });
  if (!data || data.answer.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data));
  await settleEnds(hub.running.hub);
}
