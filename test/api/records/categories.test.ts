import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObjectType, parse, Kind, type SelectionSetNode } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import {
  categoryTypes,
  everyRecordHas,
  everythingOf,
  inputOf,
  publishOf,
  type CategoryType,
} from '../../harness/builders/category-inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { nextResult } from '../../harness/clients/next-result.js';
import { mutate } from '../../harness/clients/publish.js';

const schema = hubSchema();
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const everything = (type: CategoryType): string => `${everyRecordHas} ... on ${type} { ${everythingOf[type]} }`;

function namesIn({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
}

async function publish(type: CategoryType, input = inputOf(type)) {
  const answer = await mutate(hub, '141025100', publishOf(type, everything(type)), input);
  expect(answer.userErrors).toEqual([]);
  if (!answer.record || !answer.change) throw new Error('neither a record nor a fault');
  return { record: answer.record, cursor: answer.change.cursor };
}

describe('a published record', () => {
  test.each(categoryTypes)('[S0] %s is the same in the payload, by id, in the log and on a socket', async (type) => {
    const { feed } = hub.running.hub;
    const after = feed.cursor(feed.head());
    const { record, cursor } = await publish(type);
    const token = await hub.token('nync');
    const selection = `... on SharedRecord { ${everything(type)} }`;
    const { data, errors } = await graphql<{ node: object; changes: { changes: object[] } }>(
      hub.url,
      token,
      `query ($id: ID!, $after: String) { node(id: $id) { ${selection} }
        changes(after: $after, first: 50) { changes { cursor kind subjectId subject { ${selection} } } } }`,
      { id: record.id, after },
    );
    expect(errors).toBeUndefined();
    expect(data?.node).toEqual(record);
    const change = { cursor, kind: 'PUBLISHED', subjectId: record.id, subject: record };
    expect(data?.changes.changes).toEqual([change]);
    const follow = `subscription ($after: String) { changes(after: $after) {
      cursor kind subjectId subject { ${selection} } } }`;
    expect(await nextResult(hub.url, token, follow, { after })).toEqual({ changes: change });
  });

  test.each(categoryTypes)('[S0] %s keeps every field as it was given', async (type) => {
    const input = inputOf(type);
    const { record } = await publish(type, input);
    // What is kept in another form, or elsewhere, has tests of its own.
    const changed = ['idempotencyKey', 'sharing', 'itemCode', 'fineAmount', 'confiscatedAmount', 'indicators', 'tiers'];
    const kept = Object.entries(input).filter(([field]) => !changed.includes(field));
    expect(record).toMatchObject(Object.fromEntries(kept));
  });

  test.each(categoryTypes)('%s is compared in all of its fields', (type) => {
    const known = schema.getType(type);
    const [operation] = parse(`{ ${everyRecordHas} ${everythingOf[type]} }`).definitions;
    if (!isObjectType(known) || operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no ${type}`);
    // What asks for something of its own, such as a purpose, is no part of the record.
    const fields = Object.values(known.getFields()).flatMap(({ name, args }) => (args.length > 0 ? [] : [name]));
    expect(fields.filter((name) => !namesIn(operation.selectionSet).includes(name))).toEqual([]);
  });
});
