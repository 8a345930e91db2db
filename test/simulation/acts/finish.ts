import { isFinal, listOf, type ProcedureTable } from '../../../src/kernel/procedure.js';
import type { County, KnownMatter } from '../county/county.js';
import { letJobsRun } from '../passing-time.js';
import { readMatter, type Matter } from './matter.js';
import { procedures } from './mutations.js';
import { perform } from './perform.js';
import { givenFor } from './take-step.js';

/** A step that somebody is offered. */
interface Offer {
  readonly who: string;
  readonly matter: Matter;
  readonly step: string;
  readonly mutation: string;
}

/** By how many steps that change the state each state is away from a final one. */
function distancesToEnd(table: ProcedureTable): ReadonlyMap<string, number> {
  const { states, steps } = table;
  const distances = new Map(
    Object.keys(states)
      .filter((state) => isFinal(table, state))
      .map((state) => [state, 0]),
  );
  for (let more = true; more;) {
    more = false;
    for (const { from, to } of Object.values(steps)) {
      const next = to === undefined ? undefined : distances.get(to);
      if (next === undefined) continue;
      for (const state of listOf(from)) {
        if (state === null || (distances.get(state) ?? Infinity) <= next + 1) continue;
        distances.set(state, next + 1);
        more = true;
      }
    }
  }
  return distances;
}

/**
 * Finishes a matter by the steps that its parties are offered, each day one of them, the shortest way to its end first and what was refused
 * last. Returns the steps that were taken; null if it is open after as many days.
 */
export async function finishMatter(
  county: County,
  known: KnownMatter,
  bodies: readonly string[],
  days: number,
): Promise<readonly string[] | null> {
  const { table } = procedures.get(known.type) ?? {};
  if (!table) throw new Error(`${known.type} is no procedure`);
  const distances = distancesToEnd(table);
  const taken: string[] = [];
  const refused = new Map<string, number>();
  const stateOf = ({ stateLabel }: Matter): string =>
    Object.entries<string>(table.states).find(([, label]) => label === stateLabel)?.[0] ?? '';
  const rank = ({ matter, step }: Offer): number => {
    const away = distances.get(table.steps[step]?.to ?? stateOf(matter)) ?? Infinity;
    return away + 3 * (refused.get(step) ?? 0) + taken.filter((each) => each === step).length;
  };
  for (let day = 0; day < days; day += 1) {
    const offers: Offer[] = [];
    for (const who of bodies) {
      const matter = await readMatter(county, who, known);
      if (matter && isFinal(table, stateOf(matter))) return taken;
      if (matter) offers.push(...matter.steps.map((each) => ({ ...each, who, matter })));
    }
    const [next] = offers.sort((one, other) => rank(one) - rank(other));
    if (next) {
      const { who, matter, step, mutation } = next;
      const { refusals } = await perform(county, {
        ...{ who, intent: 'lawful', mutation, matter },
        given: givenFor(matter, step),
      });
      if (refusals.length === 0) taken.push(step);
      else refused.set(step, (refused.get(step) ?? 0) + 1);
    }
    county.clock.moveTo(county.now().add({ hours: 24 }).toString());
    await letJobsRun(county);
  }
  return null;
}
