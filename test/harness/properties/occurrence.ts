import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { momentField } from '../../../src/core/proceedings/occurrence.js';
import type { ProcedureTable } from '../../../src/kernel/procedure.js';
import { graphql } from '../clients/graphql.js';
import { proceedingOf, type StepAnswer } from '../clients/proceeding.js';
import type { TestHub } from '../hub/hub.js';
import type { Actor } from './attempts.js';

/** What a procedure's attempts already know how to do. */
export interface Dated<Name extends string> {
  hub(): TestHub;
  readonly table: ProcedureTable<string, string, Name>;
  /** The way to where each step is taken; null: it opens the procedure. */
  readonly waysTo: ReadonlyMap<Name, readonly Name[] | null>;
  doer(name: Name, way: readonly Name[]): Actor | null;
  gone(way: readonly Name[]): Promise<{ readonly id: string }>;
  before(step: Name, id: string): Promise<void>;
  ask(name: Name, actor: Actor | null, id: string | null, change: object): Promise<StepAnswer>;
  /** The time by the hub's clock, and how far that clock runs ahead of it from now on. */
  now(): Temporal.Instant;
  runAhead(by: Temporal.Duration): void;
}

const none = Temporal.Duration.from({ seconds: 0 });
/** Longer than any term of the regulation or of a policy. */
const forLong = Temporal.Duration.from({ hours: 24 * 400 });

/**
 * Tests generated from a procedure's table: each step is told with when it was done. Not in the future, nor before what led to it; what was
 * done in time is in time, whenever it is registered.
 */
export function testOccurrence<Name extends string>(dated: Dated<Name>): void {
  const { table } = dated;
  const names = [...dated.waysTo.keys()].filter((name) => table.steps[name].moment === undefined);

  test.each(names)('[T4] %s counts from when it was done, which is past and follows what led to it', async (name) => {
    const way = dated.waysTo.get(name) ?? null;
    const id = way && (await dated.gone(way)).id;
    if (id !== null) await dated.before(name, id);
    const actor = dated.doer(name, way ?? []);
    const { label, rule } = table.steps[name];
    const field = momentField(table.steps[name]);
    const refused = async (occurredAt: Temporal.Instant, ...said: readonly string[]): Promise<void> => {
      const { userErrors } = await dated.ask(name, actor, id, { [field]: occurredAt.toString() });
      const [own] = userErrors.filter(({ path }) => path.join('.') === field);
      expect({ name, own }).toMatchObject({ own: { code: 'INVALID', rule } });
      for (const each of [`“${label}”`, countyTime(occurredAt), ...said]) expect(own?.message).toContain(each);
    };
    const occurredAt = dated.now();
    await refused(occurredAt.add({ hours: 24 }), '不能晚于当前时间', countyTime(occurredAt).slice(0, 13));
    if (id !== null) {
      const led = whatLed(await stepsOf(dated.hub(), actor, id));
      const since = countyTime(Temporal.Instant.from(led?.occurredAt ?? ''));
      await refused(longAgo, `不能早于“${led?.label ?? ''}”的时间`, since);
    }
    dated.runAhead(forLong);
    const answer = await dated.ask(name, actor, id, { [field]: occurredAt.toString() });
    dated.runAhead(none);
    const { id: key, deadlines } = proceedingOf(answer);
    const late = deadlines.filter(({ status, dueAt }) => status === 'MET_LATE' && isAfter(dueAt, occurredAt));
    const last = (await stepsOf(dated.hub(), actor, key)).at(-1);
    expect({ name, late, last }).toEqual({
      ...{ name, late: [] },
      last: expect.objectContaining({ occurredAt: told(occurredAt), registeredLate: true }),
    });
  });
}

const longAgo = Temporal.Instant.from('2021-06-01T09:00:00+08:00');

interface TakenStep {
  readonly label: string;
  readonly stateLabel: string;
  readonly occurredAt: string;
  readonly registeredLate: boolean;
}

async function stepsOf(hub: TestHub, actor: Actor | null, id: string): Promise<readonly TakenStep[]> {
  const token = await hub.token(actor?.organization ?? '', actor?.roles ?? ['PUBLISHER']);
  const query = `query ($id: ID!) { node(id: $id) { ... on Proceeding {
    steps { label stateLabel occurredAt registeredLate } } } }`;
  const { data } = await graphql<{ node: { steps: TakenStep[] } }>(hub.url, token, query, { id });
  return data?.node.steps ?? [];
}

/** What led to the state in which a proceeding stands. */
function whatLed(steps: readonly TakenStep[]): TakenStep | undefined {
  const before = steps.findLastIndex(({ stateLabel }) => stateLabel !== steps.at(-1)?.stateLabel);
  return steps[before + 1];
}

function isAfter(moment: string, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(moment), other) > 0;
}

/** As the API tells it. */
function told(instant: Temporal.Instant): string {
  return instant.toString({ timeZone: '+08:00', smallestUnit: 'millisecond', roundingMode: 'trunc' });
}

/** As people read it: to the second. */
function countyTime(instant: Temporal.Instant): string {
  return instant.toString({ timeZone: 'Asia/Shanghai' }).slice(0, 19).replace('T', ' ');
}
