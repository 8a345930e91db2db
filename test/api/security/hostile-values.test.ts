import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, penaltyInput, publishOther, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { transports, type Told } from '../../harness/clients/ask-everywhere.js';

let hub: TestHub;
let token: string;
/** A penalty decision that nync may not see. */
let hidden: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('nync');
  const scope = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['lyj'] };
  const input = penaltyInput({ sharing: { ...sharing('不可见的处罚决定'), ...scope }, fineAmount: '98765.00' });
  hidden = (await mutate(hub, 'scjg', publishPenalty, input)).record?.id ?? '';
  for (let index = 0; index < 3; index += 1) {
    await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(`可见的信息${index}`) }));
  }
});
afterAll(() => hub.close());

/** Nothing of the machine behind it, and nothing of what may not be seen. */
function expectNothingTold(told: Told): void {
  const text = JSON.stringify(told);
  expect(text).not.toMatch(/SELECT |INSERT |syntax error|relation "|node_modules|\.ts:|\bat \w+ \(|\/src\//);
  expect(text).not.toContain('98765');
  expect(text).not.toContain('不可见的');
}

const count = (filter: string): string => `{ list: penaltyDecisions(filter: ${filter}) { totalCount nodes { id } } }`;
const found = { list: { totalCount: 0, nodes: [] } };

describe.each(transports)('over %s', (transport, ask) => {
  /** Whatever was asked, the next question is answered. */
  async function askThenLive(query: string, variables: object = {}): Promise<Told> {
    const told = await ask(hub.url, token, query, variables);
    expectNothingTold(told);
    expect((await ask(hub.url, token, '{ viewer { organization { code } } }')).data).toEqual({
      viewer: { organization: { code: 'nync' } },
    });
    return told;
  }

  test.each([
    ['the fine of a hidden record', '{ minimumFine: "98000", maximumFine: "99000" }'],
    ['the party of a hidden record', '{ partyCode: "91141025MA0GTYRP65" }'],
    ['the title of a hidden record', '{ text: "不可见" }'],
    ['the publisher of a hidden record', '{ publisherCodes: ["scjg"] }'],
    ['a filter that would be SQL', `{ partyCode: "' OR 1=1 --" }`],
    ['a text that would be SQL', `{ text: "'; DROP TABLE shared_record; --" }`],
    ['a text of wildcards', '{ text: "%%%%" }'],
    ['a text of placeholders', '{ text: "__" }'],
    ['a text that would be a pattern', '{ text: ".*(a+)+$" }'],
  ])('a filter by %s finds nothing and tells nothing', async (_what, filter) => {
    expect((await askThenLive(count(filter))).data).toEqual(found);
  });

  test.each([
    ['an id of a hidden record', () => hidden],
    ['an id that is none', () => 'rec_00000000000000000000000000000000'],
    ['an id of nothing', () => `rec_' OR 1=1`],
    ['an id of wildcards', () => 'rec_%'],
    ['an id beyond 2^53', () => '9007199254740993'],
    ['an id of another kind', () => 'psn_1'],
  ])('%s is not found, exactly as one that there is not', async (_what, id) => {
    const told = await askThenLive('query ($id: ID!) { node(id: $id) { id } }', { id: id() });
    expect(told.data).toEqual({ node: null });
    expect(told.errors).toBeUndefined();
  });

  test('figures do not count what may not be seen', async () => {
    const told = await askThenLive(
      `{ penaltyStatistics(period: { from: "2021-01-01", to: "2030-12-31" }, groupBy: [PARTY_KIND]) { rows { decisions } } }`,
    );
    expect(told.data).toEqual({ penaltyStatistics: { rows: [] } });
  });

  test.each([
    ['a size that is no number', '{ sharedRecords(first: 1e400) { totalCount } }'],
    ['a size beyond 2^53', '{ sharedRecords(first: 9007199254740993) { totalCount } }'],
    ['a size below nothing', '{ sharedRecords(first: -1) { totalCount } }'],
    ['a forged cursor', '{ sharedRecords(after: "Zm9yZ2Vk") { totalCount nodes { id } } }'],
    ['a forged cursor of the log', '{ changes(after: "AAAAAAAAAAAAAAAA") { endCursor } }'],
    ['a day that is none', '{ sharedOn(date: "2026-02-30") { count } }'],
    ['an amount that is none', count('{ minimumFine: "1e400" }')],
    ['a field that there is not', '{ viewer { nam } }'],
    ['a text of a null character', '{ sharedRecords(filter: { text: "\\u0000\\u0000" }) { totalCount } }'],
    ['half a surrogate pair', '{ sharedRecords(filter: { text: "\\uD800\\uD800" }) { totalCount } }'],
  ])('%s is refused with what is wrong', async (_what, query) => {
    const { errors = [] } = await askThenLive(query);
    expect(errors[0]?.extensions?.['code']).toMatch(
      /BAD_USER_INPUT|GRAPHQL_(PARSE|VALIDATION)_FAILED|CURSOR_INVALID|RESYNC_REQUIRED/,
    );
    expect(errors[0]?.message).not.toMatch(/Did you mean/);
  });

  test('names of prototypes in variables change no prototype', async () => {
    const variables = JSON.parse(
      '{ "filter": { "publisherCodes": ["__proto__"] }, "__proto__": { "polluted": true }, "constructor": {} }',
    ) as object;
    const query = 'query ($filter: SharedRecordFilter) { sharedRecords(filter: $filter) { totalCount } }';
    const { data, errors } = await askThenLive(query, variables);
    // The parser of bodies refuses them outright; on a socket they are names like any other.
    const expected = transport === 'HTTP' ? 'BAD_REQUEST' : { sharedRecords: { totalCount: 0 } };
    expect(errors?.[0]?.extensions?.['code'] ?? data).toEqual(expected);
    const wrong = JSON.parse('{ "filter": { "__proto__": { "text": "可见" } } }') as object;
    const told = await askThenLive(query, wrong);
    expect(told.data ?? null).toBeNull();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
