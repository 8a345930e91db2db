import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEnumType } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { transports, type Ask } from '../../harness/clients/ask-everywhere.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { seededChoices } from '../../harness/properties/choices.js';
import { operationOn, placesOf, variablesFor, type Place } from '../../harness/properties/scalar-ends.js';

/** Another sample by `WRONG_VARIABLES_SEED=<number>`, another size by `WRONG_VARIABLES=<number>`. */
const choices = seededChoices(Number(process.env['WRONG_VARIABLES_SEED'] ?? 22));
const sampleSize = Number(process.env['WRONG_VARIABLES'] ?? 150);

const places = placesOf(hubSchema()).filter(({ root }) => root !== 'subscription');
const likely: Readonly<Record<string, unknown>> = {
  ...{ DateTime: '2026-11-23T09:00:00+08:00', LocalDate: '2026-11-23', Decimal: '1.00' },
  ...{ Int: 1, Float: 1, Boolean: true, String: '一', ID: 'rec_1' },
};
/** No scalar and no enum takes it; its text looks like what graphql-js writes of a place. */
const wrong = [{ 'a" at "input.b"; Expected': ' at "input.c[0]"; Field "d" of required type ' }];

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('141025100');
});
afterAll(() => hub.close());

const overGet: Ask = async (url, bearer, query, variables) => {
  const asked = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const headers = { authorization: `Bearer ${bearer}`, 'apollo-require-preflight': 'true' };
  const answer = await fetch(`${url}/graphql?${asked.toString()}`, { headers });
  return (await answer.json()) as Awaited<ReturnType<Ask>>;
};

/** Of an item of a list its number, of a field its name. */
const placeOf = ({ path }: Place): (string | number)[] =>
  path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));

const sample = Array.from({ length: sampleSize }, () => choices.pick(places));
const ways: readonly (readonly [name: string, ask: Ask, of: readonly Place[]])[] = [
  ...transports.map(([name, ask]) => [name, ask, sample] as const),
  ['GET', overGet, sample.filter(({ root }) => root === 'query')],
];

test.each(ways)('over %s the error of a wrong variable names the place of the wrong value', async (_name, ask, of) => {
  expect(of.length).toBeGreaterThan(10);
  for (const place of of) {
    const variables = variablesFor(place, wrong, (_field, type) => likely[type.name], undefined);
    const { errors = [] } = await ask(hub.url, token, operationOn(place), variables);
    const values = isEnumType(place.type) ? place.type.getValues().map(({ name }) => name) : undefined;
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'BAD_USER_INPUT', path: placeOf(place), ...(values ? { values } : {}) },
    ]);
  }
});

test.each(transports)(
  'over %s a field that is missing, or that there is not, is part of the place',
  async (_name, ask) => {
    const operation =
      'mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { userErrors { message } } }';
    const told = await ask(hub.url, token, operation, { input: { recordId: 'rec_1', reasons: '一' } });
    expect(told.errors?.map(({ extensions }) => extensions?.['path'])).toEqual([
      ['input', 'reason'],
      ['input', 'reasons'],
    ]);
    const { errors } = await ask(hub.url, token, operation, {});
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['input'] } }]);
  },
);

test('a document that names no value of an enum is told which there are', async () => {
  const query = '{ sharedRecords(filter: { categories: [NONE] }) { totalCount } }';
  for (const [, ask] of transports) {
    const { errors } = await ask(hub.url, token, query);
    expect(errors).toMatchObject([{ extensions: { values: expect.arrayContaining(['PENALTY_DECISION']) } }]);
  }
});
