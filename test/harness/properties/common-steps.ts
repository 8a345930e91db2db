import { expect, test } from 'vitest';
import { isFinal, type ProcedureTable } from '../../../src/kernel/procedure.js';
import { askCommonStep, refusalsOf } from '../clients/common-step.js';
import type { TestHub } from '../hub/hub.js';
import type { Actor } from './attempts.js';

/** What a procedure's attempts already know how to do. */
export interface Attended<Name extends string> {
  hub(): TestHub;
  readonly table: ProcedureTable<string, string, Name>;
  /** The way to each state. */
  readonly ways: ReadonlyMap<string, readonly Name[]>;
  actorsAfter(way: readonly Name[]): Readonly<Record<string, Actor | null>>;
  gone(way: readonly Name[]): Promise<{ readonly id: string }>;
}

/** Tests of what the parties of every proceeding may do beside its table: until it is closed, and not after. */
export function testCommonSteps<Name extends string>({ hub, table, ways, actorsAfter, gone }: Attended<Name>): void {
  const states = [...ways.keys()];
  const firstOf = (closed: boolean): readonly string[] =>
    states.filter((state) => isFinal(table, state) === closed).slice(0, 1);

  test.each(firstOf(false))('[S0] in %s every party adds material, which changes nothing else', async (state) => {
    const way = ways.get(state) ?? [];
    const { id } = await gone(way);
    for (const [party, actor] of Object.entries(actorsAfter(way))) {
      if (!actor) continue;
      const { proceeding, userErrors } = await add(hub(), actor, id);
      const refused = refusalsOf(userErrors);
      // Who is no party yet does not see it.
      if (refused.join() === 'proceedingId NOT_FOUND -') continue;
      expect({ party, refused, state: proceeding?.stateLabel }).toEqual({
        party,
        refused: [],
        state: table.states[state],
      });
    }
  });

  test.each(firstOf(true))('[S0] in %s nobody adds material any more', async (state) => {
    const way = ways.get(state) ?? [];
    const { id } = await gone(way);
    const [opener] = Object.values(actorsAfter([])).filter((actor) => actor !== null);
    for (const actor of [opener, ...Object.values(actorsAfter(way))]) {
      if (!actor) continue;
      const [refused] = refusalsOf((await add(hub(), actor, id)).userErrors);
      expect(['proceedingId WRONG_STATE S0', 'proceedingId NOT_FOUND -']).toContain(refused);
    }
  });
}

function add(hub: TestHub, { organization, roles = ['PUBLISHER'] }: Actor, id: string) {
  const input = { proceedingId: id, materials: [{ kind: 'OTHER', name: '补充说明' }] };
  return askCommonStep(hub, organization, 'addProceedingMaterial', input, roles);
}
