import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputField,
} from 'graphql';
import { expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { listOf, type ProcedureTable } from '../../../src/kernel/procedure.js';
import { historyOf, refusalsOf } from '../clients/common-step.js';
import { graphql } from '../clients/graphql.js';
import { askStep, proceedingOf, type ProcedureApi, type StepAnswer } from '../clients/proceeding.js';
import { freshKey } from '../builders/inputs.js';
import type { TestHub } from '../hub/hub.js';
import type { Actor } from './attempts.js';

/** What a procedure's attempts already know how to do. */
export interface Correctable<Name extends string> {
  hub(): TestHub;
  readonly table: ProcedureTable<string, string, Name>;
  readonly api: ProcedureApi;
  readonly idField: string;
  readonly names: readonly Name[];
  actorsAfter(way: readonly Name[]): Readonly<Record<string, Actor | null>>;
  doer(name: Name, way: readonly Name[]): Actor | null;
  ask(name: Name, actor: Actor | null, id: string | null, change: object): Promise<StepAnswer>;
  requestOf(name: Name): object;
  /** What facts are put right to, where not any other value would do. */
  readonly rightFor?: Readonly<Record<string, unknown>>;
}

/**
 * Tests generated from the schema: whoever opened a proceeding puts right what it told, and then it is called as if it had been told so at
 * first; nobody else does.
 */
export function testCorrections<Name extends string>(tried: Correctable<Name>): void {
  const openings = tried.names.filter((name) => listOf(tried.table.steps[name].from).includes(null));

  test.each(openings)('[S0] what %s told wrongly is put right by whoever told it, with a reason', async (name) => {
    const actor = tried.doer(name, []);
    if (!actor) throw new Error(`nobody can take ${name}`);
    const request = tried.requestOf(name);
    const told = proceedingOf(await tried.ask(name, actor, null, request));
    const { mutation, fields } = await correctionOf(tried.hub(), actor, told.id);
    const wrong = Object.entries(request).filter(([field]) => field in fields && !always.includes(field));
    if (wrong.length === 0) return;
    const right = Object.fromEntries(
      wrong.map(([field, value]) => [field, tried.rightFor?.[field] ?? another(fields[field], field, value)]),
    );
    const correct = (who: Actor, input: object): Promise<StepAnswer> => {
      const whole = { idempotencyKey: freshKey(), [tried.idField]: told.id, reason: '录入有误', ...input };
      return askStep(tried.hub(), who.organization, tried.api, { mutation }, whole, who.roles);
    };

    const others = Object.values(tried.actorsAfter([name])).filter((each) => each !== null);
    for (const other of others.filter(({ organization }) => organization !== actor.organization)) {
      const [refused] = refusalsOf((await correct(other, right)).userErrors);
      expect(refused).toMatch(/WRONG_PARTY S0$|NOT_FOUND -$/);
    }
    expect(refusalsOf((await correct(actor, { ...right, reason: ' ' })).userErrors)).toEqual(['reason REQUIRED S0']);

    const corrected = proceedingOf(await correct(actor, right));
    const toldRight = proceedingOf(await tried.ask(name, actor, null, { ...tried.requestOf(name), ...right }));
    expect([corrected.state, corrected.title]).toEqual([told.state, toldRight.title]);
    const last = (await historyOf(tried.hub(), actor.organization, told.id, steps, actor.roles)).at(-1);
    const changes = wrong.map(([field, before]) => ({ field, before: asTold(before), after: asTold(right[field]) }));
    expect(last).toEqual({ step: 'correctFacts', note: '录入有误', changes: expect.arrayContaining(changes) });
  });
}

/** Another value that a field may have: of a choice another one, of a list another one alone. */
function another(field: GraphQLInputField | undefined, name: string, value: unknown): unknown {
  if (!field) throw new Error(`no field ${name}`);
  const named = getNamedType(field.type);
  const given = [value].flat();
  const other = isEnumType(named)
    ? named.getValues().find((each) => !given.includes(each.name))?.name
    : name.startsWith('itemCode')
      ? '330217009999'
      : `更正后的${String(given[0])}`;
  return isListType(getNullableType(field.type)) ? [other] : other;
}

/** As the history tells it. */
const asTold = (value: unknown): unknown => (Array.isArray(value) ? value.join('、') : value);

/** Fields of every request. */
const always = ['idempotencyKey', 'expectedRevision', 'materials', 'note', 'reason'];

const steps = 'step note changes { field before after }';

/** The mutation that puts facts of a proceeding right, and which it does. */
async function correctionOf(hub: TestHub, { organization, roles }: Actor, id: string) {
  const { data } = await graphql<{ node: { __typename: string } }>(
    hub.url,
    await hub.token(organization, roles),
    'query ($id: ID!) { node(id: $id) { __typename } }',
    { id },
  );
  const name = `orrect${data?.node.__typename ?? ''}`;
  const type = hubSchema().getType(`C${name}Input`);
  return { mutation: `c${name}`, fields: isInputObjectType(type) ? type.getFields() : {} };
}
