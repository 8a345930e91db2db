import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { systemClock, type Clock } from '../../../src/kernel/clock.js';
import { listOf, type ProcedureTable } from '../../../src/kernel/procedure.js';
import { graphql } from '../clients/graphql.js';
import { startHub, type TestHub } from '../hub/hub.js';
import { freshKey } from '../builders/inputs.js';
import { testCommonSteps } from './common-steps.js';
import { testCorrections } from './corrections.js';
import { offeredSteps, testOffers } from './offers.js';
import { testOccurrence } from './occurrence.js';
import { testSuccession } from './succession.js';
import { askStep, proceedingOf, type ProcedureApi, type StepAnswer } from '../clients/proceeding.js';

/** A person who acts as a party. */
export interface Actor {
  readonly organization: string;
  readonly roles?: readonly Role[];
}

/** How a procedure is tried over the API. */
export interface ProcedureUnderTest<Party extends string, Name extends string> {
  readonly table: ProcedureTable<string, Party, Name>;
  readonly api: ProcedureApi;
  /** The field of a step's input that names the proceeding, e.g. `caseTransferId`. */
  readonly idField: string;
  readonly mutations: Readonly<Record<Name, string>>;
  /** Input types that are not named like their mutation. */
  readonly types?: Readonly<Partial<Record<Name, string>>>;
  /** Who is each party in the proceedings that the tests open. */
  readonly actors: Readonly<Record<Party, Actor>>;
  /** Who is a party instead after these steps; null: nobody is yet. */
  readonly actorsAfter?: (way: readonly Name[]) => Readonly<Partial<Record<Party, Actor | null>>>;
  /** The way to a step where the shortest one does not lead there. */
  readonly ways?: Readonly<Partial<Record<Name, readonly Name[]>>>;
  /** A request that each step accepts, beside key and proceeding. Steps without one are not asked for: another procedure takes them. */
  readonly requests: Readonly<Partial<Record<Name, () => object>>>;
  /** What facts are put right to, where not any other value would do. */
  readonly rightFor?: Readonly<Record<string, unknown>>;
  /** What has to happen before a step may be taken, in other procedures. */
  readonly before?: (hub: TestHub, step: Name, id: string) => Promise<void>;
  /** The hub's clock, where a step depends on the time. */
  readonly clock?: Clock;
  /** What is made before the first proceeding. */
  readonly prepare?: (hub: TestHub) => Promise<void>;
}

/** Who is each party after a way. */
type Actors<Party extends string> = Readonly<Record<Party, Actor | null>>;

/** Steps that lead somewhere, from the opening on. */
type Way<Name> = readonly Name[];

/**
 * Tests generated from a procedure's table: every state is reached over the API; in each, every step is tried by every party: what
 * the table does not allow is refused with its rule and changes nothing, what it allows is done. Every field and material that a
 * step needs is left out once.
 */
export function describeAttempts<Party extends string, Name extends string>(
  title: string,
  tried: ProcedureUnderTest<Party, Name>,
): void {
  const { table, requests, clock = systemClock } = tried;
  const actorsAfter = (way: Way<Name>): Actors<Party> => ({ ...tried.actors, ...tried.actorsAfter?.(way) });
  const names = (Object.keys(table.steps) as Name[]).filter((name) => requests[name]);
  const parties = Object.keys(table.parties) as Party[];
  const ways = waysTo(table, names);

  describe(`${title}: every attempt`, () => {
    let hub: TestHub;
    let ahead = Temporal.Duration.from({ seconds: 0 });
    beforeAll(async () => {
      hub = await startHub({ clock: { now: () => clock.now().add(ahead) } });
      await tried.prepare?.(hub);
    });
    afterAll(() => hub.close());

    const ask = (name: Name, actor: Actor | null, id: string | null, change: object = {}): Promise<StepAnswer> => {
      if (!actor) throw new Error(`nobody can take ${name} yet`);
      const { organization, roles = ['PUBLISHER'] } = actor;
      const type = tried.types?.[name];
      const named = { mutation: tried.mutations[name], ...(type ? { type } : {}) };
      const target = id === null ? {} : { [tried.idField]: id };
      const input = { idempotencyKey: freshKey(), ...target, ...requests[name]?.(), ...change };
      return askStep(hub, organization, tried.api, named, input, roles);
    };
    const doer = (name: Name, way: Way<Name>): Actor | null =>
      actorsAfter(way)[listOf(table.steps[name].by)[0] as Party];
    /** A new proceeding that has gone a way. */
    const gone = async (way: Way<Name>): Promise<{ id: string; revision: number }> => {
      let found = { id: '', revision: 0 };
      for (const [index, name] of way.entries()) {
        if (index > 0) await tried.before?.(hub, name, found.id);
        found = proceedingOf(await ask(name, doer(name, way.slice(0, index)), index === 0 ? null : found.id));
      }
      return found;
    };
    /** The state in which a step is tried; null: it opens the procedure. */
    const startOf = (name: Name): string | null => {
      const from = listOf(table.steps[name].from).find((state) => state === null || ways.has(state));
      if (from === undefined) throw new Error(`no way leads to where ${name} may be taken`);
      return from;
    };
    /** The way there. */
    const wayBefore = (name: Name): Way<Name> | null => {
      const from = startOf(name);
      if (from === null) return null;
      const needed = Object.keys(table.steps[name].after ?? {}) as Name[];
      return tried.ways?.[name] ?? wayWith(table, names, ways.get(from) ?? [], needed);
    };
    const sees = async ({ organization, roles = ['PUBLISHER'] }: Actor, id: string): Promise<boolean> => {
      const token = await hub.token(organization, roles);
      const { data } = await graphql<{ node: object | null }>(
        hub.url,
        token,
        `
          query ($id: ID!) {
            node(id: $id) {
              id
            }
          }
        `,
        { id },
      );
      return data?.node != null;
    };

    test.each([...ways].map(([state, way]) => [state, way.join(' → '), way] as const))(
      'in %s (%s) whatever the table does not allow is refused with its rule',
      async (state, _, way) => {
        const { id, revision } = await gone(way);
        const actors = actorsAfter(way);
        // What only opens a proceeding names none.
        for (const name of names.filter((each) => listOf(table.steps[each].from).some((from) => from !== null))) {
          const step = table.steps[name];
          for (const party of parties) {
            const isBy = listOf(step.by).includes(party);
            const missing = Object.entries<string | undefined>(step.after ?? {}).find(
              ([each]) => !way.includes(each as Name),
            );
            const isAllowed = isBy && listOf(step.from).includes(state) && !missing;
            const actor = actors[party];
            if (isAllowed || !actor || sharesActor(actors, party, listOf(step.by))) continue;
            const { proceeding, userErrors } = await ask(name, actor, id);
            const expected = !(await sees(actor, id))
              ? { code: 'NOT_FOUND' }
              : !isBy
                ? { code: 'WRONG_PARTY', rule: step.rule }
                : { code: 'WRONG_STATE', rule: listOf(step.from).includes(state) ? missing?.[1] : step.rule };
            expect({ name, party, proceeding, error: userErrors[0] }).toMatchObject({
              name,
              party,
              proceeding: null,
              error: expected,
            });
          }
        }
        const token = await hub.token(doer(way[0] as Name, [])?.organization ?? '');
        const { data } = await graphql<{ node: { revision: number } }>(
          hub.url,
          token,
          `
            query ($id: ID!) {
              node(id: $id) {
                ... on Proceeding {
                  revision
                }
              }
            }
          `,
          { id },
        );
        expect(data?.node.revision).toBe(revision);
      },
    );

    test.each(names)('%s is taken where the table allows it, and not without what it needs', async (name) => {
      const step = table.steps[name];
      const from = startOf(name);
      const before = wayBefore(name);
      const actor = doer(name, before ?? []);
      const id = before === null ? null : (await gone(before)).id;
      if (id !== null) await tried.before?.(hub, name, id);
      for (const field of Object.keys(step.needs ?? {})) {
        const { userErrors } = await ask(name, actor, id, { [field]: emptyLike(requests[name]?.(), field) });
        expect(userErrors).toContainEqual(
          expect.objectContaining({ path: [field], code: 'REQUIRED', rule: step.rule }),
        );
      }
      const given = materialsOf(requests[name]?.());
      for (const kind of Object.keys(step.materials ?? {})) {
        const materials = given.filter((material) => material.kind !== kind);
        const { userErrors } = await ask(name, actor, id, { materials });
        expect(userErrors).toContainEqual(
          expect.objectContaining({ path: ['materials'], code: 'MISSING_MATERIAL', rule: step.rule }),
        );
      }
      const offered = id !== null && actor ? await offeredSteps(hub, actor, id) : [name];
      expect(offered).toContain(name);
      const { proceeding, userErrors } = await ask(name, actor, id);
      expect({ name, userErrors, state: proceeding?.state }).toEqual({ name, userErrors: [], state: step.to ?? from });
    });

    testSuccession({
      hub: () => hub,
      ...{ table, ways, actorsAfter, gone, ask },
      waysTo: new Map(
        names.flatMap((name) => {
          const way = wayBefore(name);
          return way ? [[name, way] as const] : [];
        }),
      ),
      before: async (name, id) => tried.before?.(hub, name, id),
      requestOf: (name) => requests[name]?.() ?? {},
    });
    testOffers({ hub: () => hub, idField: tried.idField, ways, names, actorsAfter, gone, ask });
    testCommonSteps({ hub: () => hub, ...{ table, ways, actorsAfter, gone } });
    testCorrections({
      hub: () => hub,
      ...{ table, names, api: tried.api, idField: tried.idField, actorsAfter, doer, ask },
      requestOf: (name) => requests[name]?.() ?? {},
      ...(tried.rightFor && { rightFor: tried.rightFor }),
    });
    testOccurrence({
      hub: () => hub,
      ...{ table, gone, ask, doer },
      waysTo: new Map(names.map((name) => [name, wayBefore(name)] as const)),
      before: async (name, id) => tried.before?.(hub, name, id),
      now: () => clock.now(),
      runAhead: (by) => {
        ahead = by;
      },
    });
  });
}

/** The shortest way over the API to every state, by steps that may be taken one after the other. */
function waysTo<Name extends string>(
  table: ProcedureTable<string, string, Name>,
  names: readonly Name[],
): Map<string, Way<Name>> {
  const ways = new Map<string, Way<Name>>();
  const queue: { state: string | null; way: Way<Name> }[] = [{ state: null, way: [] }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const name of names) {
      const { from, to, after = {} } = table.steps[name];
      if (!listOf(from).includes(next.state) || to === undefined || ways.has(to)) continue;
      const way = [...wayWith(table, names, next.way, Object.keys(after) as Name[]), name];
      ways.set(to, way);
      queue.push({ state: to, way });
    }
  }
  return ways;
}

/** A way with the steps that must have been taken, each inserted as soon as it may be. */
function wayWith<Name extends string>(
  { steps }: ProcedureTable<string, string, Name>,
  names: readonly Name[],
  way: Way<Name>,
  needed: readonly Name[],
): Way<Name> {
  const missing = needed.filter((name) => !way.includes(name));
  if (missing.length === 0) return way;
  const whole: Name[] = [];
  let state: string | null = null;
  const add = (name: Name): void => {
    whole.push(name);
    state = steps[name].to ?? state;
  };
  const insert = (): void => {
    for (const name of missing) {
      const isReady = Object.keys(steps[name].after ?? {}).every((each) => whole.includes(each as Name));
      if (!whole.includes(name) && names.includes(name) && listOf(steps[name].from).includes(state) && isReady)
        add(name);
    }
  };
  for (const name of way) {
    add(name);
    insert();
  }
  return whole;
}

/** Whether a party acts through the same people as one that may: then it is that one. */
function sharesActor<Party extends string>(actors: Actors<Party>, party: Party, by: readonly Party[]): boolean {
  const same = (one: Actor | null, other: Actor | null): boolean =>
    one?.organization === other?.organization && String(one?.roles ?? '') === String(other?.roles ?? '');
  return !by.includes(party) && by.some((other) => same(actors[party], actors[other]));
}

function emptyLike(request: object | undefined, field: string): unknown {
  const value = (request as Record<string, unknown> | undefined)?.[field];
  if (Array.isArray(value)) return [];
  // What a scalar other than text reads must be left out: blank it would be no day at all.
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? null : '  ';
}

function materialsOf(request: { readonly materials?: readonly { readonly kind: string }[] } = {}) {
  return request.materials ?? [];
}
