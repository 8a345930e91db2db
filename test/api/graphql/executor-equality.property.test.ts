import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { execute, parse } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { hubSchema } from '../../../src/app/schema.js';
import { requestContext } from '../../../src/core/request-context.js';
import { costReckoner, tooExpensive } from '../../../src/platform/graphql/cost.js';
import { readDocument } from '../../../src/platform/graphql/document-reader.js';
import { categoryTypes, inputOf, publishOf, recordMutations } from '../../harness/builders/category-inputs.js';
import { choicesFrom } from '../../harness/properties/choices.js';
import { answerText, sameAnswer, type Answer } from '../../harness/properties/comparable.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import type { Pool } from '../../harness/properties/random-arguments.js';
import { randomOperation, type RandomOperation } from '../../harness/properties/random-operation.js';

// No deadline comes while the test runs, and `asOf` is the same in every answer.
const now = '2030-05-06T09:00:00.000+08:00';
const formedAt = '2030-05-06T08:00:00.000+08:00';
const schema = hubSchema();
const costOf = costReckoner(schema);
let hub: TestHub;
let token: string;
let pool: Pool;

beforeAll(async () => {
  hub = await startHub({ compileAtOnce: true, clock: { now: () => Temporal.Instant.from(now) } });
  token = await hub.token('scjg');
  const ids: string[] = [];
  const cursors: string[] = [];
  for (const publisher of ['scjg', '141025100']) {
    for (const type of categoryTypes) {
      const input = inputOf(type, { sharing: sharing(`占道${type}`, formedAt) });
      const { record, change } = await mutate(hub, publisher, publishOf(type), input);
      ids.push(record?.id ?? '');
      cursors.push(change?.cursor ?? '');
    }
  }
  const pending = { idempotencyKey: freshKey(), category: 'ACTIVITY_REPORT', title: '待共享的检查记录', formedAt };
  await mutate(hub, 'scjg', recordMutations.register, pending);
  // Good values and some that are refused.
  pool = {
    id: [...ids, 'rec_00000000000000000000000000000000', 'org_scjg', 'nothing'],
    ids,
    recordId: [...ids, 'org_scjg'],
    ID: [`sha256-${'0'.repeat(64)}`, 'nothing'],
    after: [...cursors, 'forged'],
    first: [1, 3, 100, 0],
    days: [5, -3, 999],
    text: ['占道', '处罚', '占'],
    code: ['scjg', '141025100', 'nobody'],
    publisherCodes: ['scjg', '141025100', 'nobody'],
    String: ['330231-01', ''],
    Int: [1, 20],
    Decimal: ['2000', '-1', '10.50'],
    LocalDate: ['2021-10-12', '2030-05-06', '2030-12-31'],
    DateTime: ['2021-10-12T09:00:00+08:00', '2030-12-31T23:59:59.999Z'],
    Boolean: [true, false],
  };
});
afterAll(() => hub.close());

async function byGraphqlJs({ source, operationName, variables }: RandomOperation): Promise<Answer> {
  const contextValue = requestContext(hub.running.hub, await hub.running.hub.authenticate(token));
  const document = parse(source);
  return execute({ schema, document, contextValue, variableValues: variables, operationName });
}

/** The first answer is not compiled, the next ones come from what was compiled after it. */
async function expectEqual(operation: RandomOperation): Promise<void> {
  const { source, variables, operationName } = operation;
  const expected = await byGraphqlJs(operation);
  for (const time of ['first', 'second', 'third']) {
    const answer = await graphql(hub.url, token, source, variables, operationName ?? undefined);
    if (sameAnswer(answer, expected)) continue;
    const told = `${source}\n${JSON.stringify(variables)}\nthe ${time} time: ${answerText(answer)}\ngraphql-js: ${answerText(expected)}`;
    throw new Error(told);
  }
}

async function holds(documents: number, options: { readonly directives: boolean }): Promise<void> {
  const tape = fc.array(fc.nat(9_999), { minLength: 200, maxLength: 200 });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(tape, async (numbers) => {
      const operation = randomOperation(schema, choicesFrom(numbers), pool, options);
      fc.pre('document' in readDocument(schema, operation.source));
      fc.pre(tooExpensive(costOf({ ...operation, document: parse(operation.source) })) === null);
      await expectEqual(operation);
      compared += 1;
    }),
    { numRuns: documents, endOnFailure: options.directives },
  );
  expect(compared).toBeGreaterThanOrEqual(documents);
}

describe('what the hub compiles answers like graphql-js: data, their order, faults and their paths', () => {
  test('400 random documents of the real schema', () => holds(400, { directives: false }));

  // graphql-jit keeps one condition for a field node, however many ways lead to it, and joins them: such documents are not
  // compiled.
  test('400 random documents with @skip and @include', () => holds(400, { directives: true }));
  test.each([
    'a: viewer { ...Who @include(if: $yes) } b: viewer { ...Who }',
    'viewer { ...Who @include(if: $yes) ...Who }',
  ])('a fragment that is left out at one place stands at the other: %s', async (selection) => {
    const source = `query ($yes: Boolean!) { ${selection} } fragment Who on Viewer { name organization { name } }`;
    await expectEqual({ source, operationName: null, variables: { yes: false } });
  });
});
