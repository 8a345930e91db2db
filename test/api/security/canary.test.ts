import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLog } from '../../../src/platform/log/index.js';
import { complaintInput } from '../../harness/builders/complaint.js';
import { exported } from '../../harness/clients/export.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { print } from 'graphql';
import { citizenNumber, databaseAsText, masked, personInput } from '../../harness/builders/personal.js';
import { openSession } from '../../harness/clients/socket-session.js';

/** Words that stand nowhere else: each must stay where it belongs. */
const canaries = {
  number: citizenNumber(777),
  name: '金丝雀甲某某',
  complainant: '金丝雀乙某某',
  contact: '金丝雀街九十九号',
  reason: '金丝雀理由不得外传',
  wrong: 'CANARY-wrong-4711',
  header: 'CANARY-header-4712',
  token: 'CANARY-token-4713',
  key: 'CANARY-key-4714',
};

let hub: TestHub;
let token: string;
let logged = '';
const answers: string[] = [];
beforeAll(async () => {
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  hub = await startHub({ log: openLog('trace', out) });
  token = await hub.token('141025100');
  hub.running.hub.log.trace('the log is heard');
});
afterAll(() => hub.close());

async function send(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-secret': canaries.header,
      cookie: `session=${canaries.header}`,
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

/** Only what is wrong is looked at: an answer may give the caller what it asked for. */
function keepErrors(answer: string): string {
  const { errors = [], data } = JSON.parse(answer);
  const payload = Object.values<{ userErrors?: unknown }>({ ...data })[0];
  answers.push(JSON.stringify([errors, payload?.userErrors ?? null]));
  return answer;
}

const publish = print(publishPenalty);
const input = (changes: object = {}) =>
  personInput(canaries.number, {
    idempotencyKey: `${canaries.key}-${freshKey()}`,
    partyName: canaries.name,
    ...changes,
  });
const { number, name, reason, wrong } = canaries;

async function onDatabase(statements: readonly string[]): Promise<void> {
  for (const statement of statements) await hub.owner.query(statement);
}

describe('secrets planted everywhere', () => {
  test('are in a decision that is published, revised, revealed and withdrawn', async () => {
    const published = JSON.parse(keepErrors(await send(publish, { input: input() })));
    const recordId = published.data.publishPenaltyDecision.record.id;
    const revise = `mutation ($input: RevisePenaltyDecisionInput!) { revisePenaltyDecision(input: $input) { userErrors { message } } }`;
    const revision = {
      idempotencyKey: canaries.key,
      recordId,
      expectedRevision: 1,
      reason,
      partyCode: citizenNumber(778),
    };
    expect(keepErrors(await send(revise, { input: revision }))).toContain('"userErrors":[]');
    const back = { ...revision, idempotencyKey: `${canaries.key}-2`, expectedRevision: 2, partyCode: number };
    expect(keepErrors(await send(revise, { input: back }))).toContain('"userErrors":[]');
    const read = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision { partyName revealedPartyCode(purpose: "核对身份") } } }`;
    expect(keepErrors(await send(read, { id: recordId }))).toContain(number);
    const withdraw = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { userErrors { message } } }`;
    const withdrawal = { idempotencyKey: `${canaries.key}-3`, recordId, reason };
    expect(keepErrors(await send(withdraw, { input: withdrawal }))).toContain('"userErrors":[]');
  });

  test.each([
    ['a code that is wrong', { input: input({ partyCode: wrong }) }],
    ['a number with a wrong check character', { input: input({ partyCode: number.replace(/.$/, 'Z') }) }],
    ['a number where none belongs', { input: input({ facts: `${name} ${number}` }) }],
    ['an enum', { input: input({ partyKind: wrong }) }],
    ['one of a list', { input: input({ penaltyKinds: ['FINE', wrong] }) }],
    ['a day', { input: input({ decidedOn: wrong }) }],
    ['an amount', { input: input({ fineAmount: wrong }) }],
    ['an instant', { input: input({ sharing: sharing('标题', wrong) }) }],
    ['a list for a text', { input: input({ partyName: [name] }) }],
    ['a required field left out', { input: { ...input(), facts: undefined } }],
    ['a text for the whole input', { input: `${wrong} ${number}` }],
    ['a pending record', { input: input({ sharing: { scope: 'ALL_MEMBERS', pendingRecordId: wrong } }) }],
  ])('are in a request that is refused: %s', async (_what, variables) => {
    const answer = keepErrors(await send(publish, variables));
    expect(answer).toMatch(/"errors":\[\{|"userErrors":\[\{/);
  });

  test.each([
    `{ penaltyDecisions(filter: { partyKinds: [${wrong.replaceAll('-', '_')}] }) { nodes { id } } }`,
    `{ penaltyDecisions(filter: { decidedFrom: "${wrong}" }) { nodes { id } } }`,
    `{ penaltyDecisions(after: "${wrong}") { nodes { id } } }`,
    `{ penaltyDecisions(filter: { partyCode: 7 }) "${number} ${wrong}" }`,
    `{ node(id: "${wrong}") { ... on PenaltyDecision { revealedPartyCode(purpose: "${number}") } } }`,
  ])('are in a document that is refused or finds nothing: %s', async (query) => {
    keepErrors(await send(query));
  });

  test('are in complaints that are registered, refused, passed on and read', async () => {
    const { complainant, contact } = canaries;
    const ask = (mutation: string, type: string) =>
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { complaint { id } userErrors { path message } } }`;
    const registering = ask('registerComplaint', 'RegisterComplaintInput');
    const complaint = (changes: object = {}) => ({
      input: complaintInput({ complainant: { name: complainant, contact, citizenNumber: number }, ...changes }),
    });
    const answer = JSON.parse(keepErrors(await send(registering, complaint())));
    const complaintId = answer.data.registerComplaint.complaint.id;
    for (const changes of [
      { subject: `${complainant}举报` },
      { note: contact },
      { materials: [{ kind: complainant, name: complainant }] },
      { complainant: { name: [complainant], contact } },
      { complainant: { name: complainant, citizenNumber: wrong } },
      { townshipCode: complainant },
    ]) {
      expect(keepErrors(await send(registering, complaint(changes)))).toMatch(/"errors":\[\{|"userErrors":\[\{/);
    }
    const accept = { input: { idempotencyKey: freshKey(), complaintId, note: `已联系${complainant}` } };
    expect(keepErrors(await send(ask('acceptComplaint', 'ComplaintStepInput'), accept))).toContain('"userErrors":[{');
    const read = `query ($id: ID!, $purpose: String!) {
      node(id: $id) { ... on Complaint { complainant(purpose: $purpose) { name contact } } } }`;
    keepErrors(await send(read, { id: complaintId, purpose: `找${complainant}` }));
    expect(keepErrors(await send(read, { id: complaintId, purpose: '回访核实线索' }))).toContain(complainant);
  });

  test('are in tokens', async () => {
    const forged = `${token.split('.').slice(0, 2).join('.')}.${canaries.token}`;
    for (const bearer of [canaries.token, `a.${canaries.token}.b`, forged]) {
      expect(keepErrors(await send('{ viewer { name } }', {}, { authorization: `Bearer ${bearer}` }))).toContain(
        'UNAUTHENTICATED',
      );
    }
    const session = await openSession(hub.url, canaries.token);
    answers.push((await session.closed).reason);
  });

  test('are in what the database refuses, which quotes values', async () => {
    await onDatabase([
      `ALTER TABLE penalty_decision ADD CONSTRAINT canary_name CHECK (party_name <> '${name}') NOT VALID`,
    ]);
    expect(keepErrors(await send(publish, { input: input() }))).toContain('INTERNAL_SERVER_ERROR');
    await onDatabase([
      'ALTER TABLE penalty_decision DROP CONSTRAINT canary_name',
      "CREATE UNIQUE INDEX canary_facts ON penalty_decision (facts) WHERE facts LIKE '金丝雀%'",
    ]);
    const twice = { facts: `${reason}之事实` };
    keepErrors(await send(publish, { input: input(twice) }));
    expect(keepErrors(await send(publish, { input: input(twice) }))).toContain('INTERNAL_SERVER_ERROR');
    const { owner: pool } = hub;
    await expect(pool.query(`SELECT '${name}'::int`)).rejects.toThrow(name);
  });
});

describe('none of them', () => {
  const planted = Object.entries(canaries);

  test.each(planted)('is in the log at its finest level: %s', (_what, canary) => {
    expect(logged).toContain('the log is heard');
    expect(logged).toContain('internal error');
    expect(logged).not.toContain(canary);
  });

  test.each(planted)('is in an error that a caller gets: %s', (_what, canary) => {
    expect(answers.length).toBeGreaterThan(20);
    for (const answer of answers) expect(answer).not.toContain(canary);
  });

  test.each(planted)('is in the metrics: %s', async (_what, canary) => {
    expect(await (await fetch(`${hub.url}/metrics`)).text()).not.toContain(canary);
  });

  test.each(planted)('is in the change log: %s', async (_what, canary) => {
    const { rows } = await hub.owner.query('SELECT e::text AS row FROM change_event e');
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toContain(canary);
  });

  test('that is a number, or who complained, is in any column of any table', async () => {
    const text = await databaseAsText(hub);
    // The search does find what is there.
    for (const kept of [name, reason, canaries.key, masked(number)]) expect(text).toContain(kept);
    const { complainant, contact } = canaries;
    for (const gone of [number, citizenNumber(778), number.slice(6, 14), complainant, contact])
      expect(text).not.toContain(gone);
  });

  test('who complained is found by no search, and told by no list, figure, feed or export', async () => {
    const { complainant, contact } = canaries;
    for (const text of [complainant, contact]) {
      const search = `query ($text: String!) { sharedRecords(filter: { text: $text }) { totalCount }
        complaintHandling(filter: { text: $text }) { totalCount } }`;
      expect(JSON.parse(await send(search, { text })).data).toEqual({
        sharedRecords: { totalCount: 0 },
        complaintHandling: { totalCount: 0 },
      });
    }
    const told = [
      await send(`{ complaints { nodes { title summary complainantMasked { name contact } steps { note } } }
        complaintHandling { nodes { title summary } } proceedings { nodes { title } }
        changes { changes { subject { id ... on ComplaintHandling { title summary } ... on Complaint { title } } } }
        sharingStatistics(period: { from: "2020-01-01", to: "2199-01-01" }, groupBy: [CATEGORY]) { rows { category shared } } }`),
    ];
    for (const list of ['complaints', 'proceedings', 'complaintHandling', 'sharedRecords']) {
      const { status, body } = await exported(hub, '141025100', `${list}.csv`);
      expect([list, status]).toEqual([list, 200]);
      told.push(body.toString());
    }
    expect(told[0]).not.toContain('"errors"');
    expect(told.join()).toContain('夜间采砂');
    for (const answer of told) for (const word of [complainant, contact]) expect(answer).not.toContain(word);
  });
});
