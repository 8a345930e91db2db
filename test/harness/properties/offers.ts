import { expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { graphql } from '../clients/graphql.js';
import type { StepAnswer } from '../clients/proceeding.js';
import type { TestHub } from '../hub/hub.js';

interface Actor {
  readonly organization: string;
  readonly roles?: readonly Role[];
}

/** What offers of a procedure are tried with. */
export interface OffersUnderTest<Name extends string> {
  readonly hub: () => TestHub;
  readonly idField: string;
  /** The shortest way to each state. */
  readonly ways: ReadonlyMap<string, readonly Name[]>;
  /** Steps of which a request is known. */
  readonly names: readonly Name[];
  readonly actorsAfter: (way: readonly Name[]) => Readonly<Record<string, Actor | null>>;
  readonly gone: (way: readonly Name[]) => Promise<{ readonly id: string }>;
  readonly ask: (name: Name, actor: Actor, id: string) => Promise<StepAnswer>;
}

/** Refusals that no other request would have avoided, when they are about the proceeding and not about a field of the request. */
const notOfInput = [
  'WRONG_STATE',
  'WRONG_PARTY',
  'AFTER_DEADLINE',
  'ALREADY_EXISTS',
  'PRECONDITION_FAILED',
  'FORBIDDEN',
  'NOT_FOUND',
];

/** What is wrong with an offer, by the refusal that it met; null where it was taken, or its request was at fault. */
export function brokenOffer({ userErrors }: Pick<StepAnswer, 'userErrors'>, idField: string): string | null {
  const wrong = userErrors.find(
    ({ code, path }) => notOfInput.includes(code) && ['', idField].includes((path ?? []).join('.')),
  );
  return wrong ? `${wrong.code} ${wrong.message}` : null;
}

/** The steps that somebody is offered in a proceeding. */
export async function offeredSteps(
  hub: TestHub,
  { organization, roles = ['PUBLISHER'] }: Actor,
  id: string,
): Promise<readonly string[]> {
  const { data } = await graphql<{ node: { availableSteps: readonly { step: string }[] } | null }>(
    hub.url,
    await hub.token(organization, roles),
    `
      query ($id: ID!) {
        node(id: $id) {
          ... on Proceeding {
            availableSteps {
              step
            }
          }
        }
      }
    `,
    { id },
  );
  return data?.node?.availableSteps.map(({ step }) => step) ?? [];
}

/** In every state whatever somebody is offered is taken, if its request has all that it needs; nobody without a role is offered anything. */
export function testOffers<Name extends string>(tried: OffersUnderTest<Name>): void {
  const { hub, idField, ways, names, actorsAfter, gone, ask } = tried;

  test.each([...ways])('in %s no step is offered that would be refused whatever its request said', async (_, way) => {
    const actors = Object.values(actorsAfter(way)).filter((actor) => actor !== null);
    let { id } = await gone(way);
    const asked = new Set<string>();
    for (const actor of actors) {
      expect(await offeredSteps(hub(), { ...actor, roles: ['VIEWER'] }, id)).toEqual([]);
      for (const step of await offeredSteps(hub(), actor, id)) {
        const name = names.find((each) => each === step);
        if (name === undefined || asked.has(`${actor.organization} ${name}`)) continue;
        asked.add(`${actor.organization} ${name}`);
        const answer = await ask(name, actor, id);
        expect({ name, by: actor.organization, broken: brokenOffer(answer, idField) }).toMatchObject({ broken: null });
        if (answer.proceeding) ({ id } = await gone(way));
      }
    }
  });
}
