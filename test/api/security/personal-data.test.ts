import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { readPlan } from '../../../src/platform/graphql/read-plan.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { citizenNumber, masked, publishPerson, reveal, storedParty } from '../../harness/builders/personal.js';
import { mutate } from '../../harness/clients/publish.js';
import { openSession } from '../../harness/clients/socket-session.js';

const numbers = Array.from({ length: 5 }, (_, index) => citizenNumber(index + 1));
const [number = ''] = numbers;
const organizationCode = '91141025MA0GTYRP65';
let hub: TestHub;
let ids: string[];
let organization: string;
beforeAll(async () => {
  hub = await startHub();
  ids = [];
  for (const each of numbers) ids.push(await publishPerson(hub, each));
  organization = (await mutate(hub, '141025100', publishPenalty, penaltyInput())).record?.id ?? '';
});
afterAll(() => hub.close());

interface Decisions {
  readonly penaltyDecisions: {
    readonly nodes: readonly { readonly id: string; readonly partyCode: string | null; readonly revealed?: string }[];
  };
}

async function decisions(fields: string, filter: object = {}, roles?: Parameters<TestHub['token']>[1]) {
  const query = `query ($filter: PenaltyDecisionFilter) { penaltyDecisions(filter: $filter) { nodes { id ${fields} } } }`;
  return graphql<Decisions>(hub.url, await hub.token('141025100', roles), query, { filter });
}

async function auditCount(): Promise<number> {
  const { rows } = await hub.owner.query('SELECT count(*)::int AS count FROM audit_entry');
  return rows[0].count;
}

describe('the number of a person', () => {
  test('is masked for everybody, by every executor, and the list is still planned', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { data } = await decisions('partyCode');
      const shown = new Map(data?.penaltyDecisions.nodes.map(({ id, partyCode }) => [id, partyCode]));
      expect(ids.map((id) => shown.get(id))).toEqual(numbers.map(masked));
      expect(shown.get(organization)).toBe(organizationCode);
    }
    const schema = hubSchema();
    const planned = (field: string): boolean =>
      readPlan(schema, parse(`{ penaltyDecisions { nodes { ${field} } } }`), null) !== null;
    expect([planned('partyCode'), planned('revealedPartyCode(purpose: "核对身份")')]).toEqual([true, false]);
  });

  test('stands in the database masked, sealed and as a keyed hash; an organization’s code as it is', async () => {
    const person = await storedParty(hub, ids[0] ?? '');
    expect(person.party_code).toBe(masked(number));
    expect(person.party_code_lookup).toHaveLength(32);
    expect(person.party_code_sealed?.includes(number)).toBe(false);
    expect(await storedParty(hub, organization)).toEqual({
      party_code: organizationCode,
      party_code_sealed: null,
      party_code_lookup: null,
    });
  });

  test('finds its decisions in lists and figures, in small letters too; so does an organization’s code', async () => {
    const found = async (partyCode: string) =>
      (await decisions('title', { partyCode })).data?.penaltyDecisions.nodes.map(({ id }) => id);
    expect(await found(number)).toEqual([ids[0]]);
    expect(await found(` ${number.toLowerCase()}`)).toEqual([ids[0]]);
    expect(await found(citizenNumber(999))).toEqual([]);
    expect(await found(organizationCode)).toEqual([organization]);
    const query = `query ($code: String) { penaltyStatistics(period: { from: "2020-01-01", to: "2199-01-01" }, groupBy: [],
      filter: { partyCode: $code }) { rows { decisions } } }`;
    const { data } = await graphql(hub.url, await hub.token('141025100'), query, { code: number });
    expect(data).toMatchObject({ penaltyStatistics: { rows: [{ decisions: 1 }] } });
  });

  test('is looked for under the eyes of the audit log, which does not hold it', async () => {
    const lookups = async () => {
      const { rows } = await hub.owner.query<{ subject: string; row: string }>(
        `SELECT subject_id AS subject, e::text AS row FROM audit_entry e
         WHERE action = 'PERSONAL_NUMBER_LOOKED_UP' ORDER BY id DESC`,
      );
      return rows;
    };
    const before = (await lookups()).length;
    // Interpreted, then planned: each leaves its entry; an organization's code leaves none.
    for (const code of [number, number, number, citizenNumber(998), organizationCode]) {
      await decisions('title partyKind', { partyCode: code });
    }
    const rows = (await lookups()).slice(0, 4);
    expect((await lookups()).length - before).toBe(4);
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(2);
    expect(rows.map(({ row }) => row).join()).not.toMatch(/\d{17}/);
  });

  test('is not looked for by who may not read it: few numbers fit a masked one', async () => {
    const { errors } = await decisions('title', { partyCode: number }, ['VIEWER', 'ANALYST']);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(
      (await decisions('title', { partyCode: organizationCode }, ['VIEWER'])).data?.penaltyDecisions.nodes,
    ).toHaveLength(1);
  });

  test('is found by no text search', async () => {
    const { data } = await decisions('title', { text: number });
    expect(data?.penaltyDecisions.nodes).toEqual([]);
  });
});

describe('a number in clear', () => {
  test('is given for a purpose, which the audit log keeps', async () => {
    expect(await reveal(hub, ids[1] ?? '', '  送达处罚决定书  ')).toEqual({ number: numbers[1] });
    const { rows } = await hub.owner.query(
      `SELECT a.action, a.subject_id, a.purpose, a.details, p.name FROM audit_entry a JOIN person p ON p.id = a.person_id
       ORDER BY a.id DESC LIMIT 1`,
    );
    expect(rows).toEqual([
      {
        action: 'PERSONAL_NUMBER_REVEALED',
        subject_id: ids[1],
        purpose: '送达处罚决定书',
        details: { field: 'partyCode' },
        name: '141025100 测试',
      },
    ]);
  });

  test('is null where there is none, and nothing is audited', async () => {
    const before = await auditCount();
    expect(await reveal(hub, organization)).toEqual({ number: null });
    expect(await auditCount()).toBe(before);
  });

  test.each([
    ['too short', '核对'],
    ['blank', '        '],
    ['too long', '核'.repeat(201)],
    ['no text', '核对\u0000身份'],
    ['a number itself', `核对 ${number}`],
  ])('is not given for a purpose that is %s', async (_what, purpose) => {
    const before = await auditCount();
    const { number: given, errors } = await reveal(hub, ids[0] ?? '', purpose);
    expect(given).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('revealedPartyCode.purpose');
    expect(await auditCount()).toBe(before);
  });

  test('is not given to roles that may only read', async () => {
    const { data, errors } = await decisions('revealed: revealedPartyCode(purpose: "核对身份")', {}, [
      'VIEWER',
      'AUDITOR',
    ]);
    expect(data?.penaltyDecisions.nodes.every(({ revealed }) => revealed === null)).toBe(true);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  test('costs a page one read and one audit statement, and leaves an entry a record', async () => {
    const before = await auditCount();
    const { pool } = hub.running.hub;
    const original = pool.query;
    const texts: string[] = [];
    pool.query = ((...args: never[]) => {
      texts.push((args as readonly { text?: string }[])[0]?.text ?? '');
      return (original as (...given: never[]) => unknown).apply(pool, args);
    }) as typeof pool.query;
    try {
      const { data } = await decisions('revealed: revealedPartyCode(purpose: "核对身份")');
      const revealed = new Map(data?.penaltyDecisions.nodes.map((node) => [node.id, node.revealed]));
      expect(ids.map((id) => revealed.get(id))).toEqual(numbers);
    } finally {
      pool.query = original;
    }
    expect(texts.filter((text) => /party_code_sealed, 'base64'/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('INSERT INTO audit_entry'))).toHaveLength(1);
    expect(await auditCount()).toBe(before + numbers.length);
  });

  test('is audited for each purpose that one document states', async () => {
    const before = await auditCount();
    const query = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision {
      one: revealedPartyCode(purpose: "核对身份") other: revealedPartyCode(purpose: "送达文书") again: revealedPartyCode(purpose: "送达文书") } } }`;
    const { data } = await graphql(hub.url, await hub.token('141025100'), query, { id: ids[2] });
    expect(data).toEqual({ node: { one: numbers[2], other: numbers[2], again: numbers[2] } });
    expect(await auditCount()).toBe(before + 2);
  });

  test('is not given when it cannot be audited', async () => {
    const { owner: pool } = hub;
    await pool.query('ALTER TABLE audit_entry RENAME TO moved_away');
    try {
      const { number: given, errors } = await reveal(hub, ids[0] ?? '');
      expect(given).toBeNull();
      expect(errors).toMatchObject([{ message: '平台内部错误，请稍后重试' }]);
    } finally {
      await pool.query('ALTER TABLE moved_away RENAME TO audit_entry');
    }
  });

  test('is not given over a subscription, where nobody could say who has read it', async () => {
    const query = `subscription { changes { subject { ... on PenaltyDecision { partyCode revealedPartyCode(purpose: "核对身份") } } } }`;
    const session = await openSession(hub.url, await hub.token('141025100'), query);
    await eventually(() => session.messages.some(({ type }) => type === 'connection_ack'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = await auditCount();
    // The first event is interpreted, the later ones are compiled.
    const fresh = [60, 61, 62].map(citizenNumber);
    for (const each of fresh) await publishPerson(hub, each);
    const events = await eventually(() => {
      // The heartbeat at the beginning has no subject.
      const next = session.messages.filter(({ type, payload }) => type === 'next' && hasSubject(payload?.data));
      return next.length === fresh.length && next;
    });
    session.close();
    for (const [index, { payload }] of events.entries()) {
      const subject = { partyCode: masked(fresh[index] ?? ''), revealedPartyCode: null };
      expect(payload?.data).toEqual({ changes: { subject } });
      expect(payload?.errors).toMatchObject([{ extensions: { code: 'NOT_IN_SUBSCRIPTION' } }]);
    }
    expect(await auditCount()).toBe(before);
  });

  test('does not come from another record’s row; the rest of the page can be read', async () => {
    const [one, other] = [await publishPerson(hub, citizenNumber(51)), await publishPerson(hub, citizenNumber(52))];
    await hub.owner.query(
      `UPDATE penalty_decision SET party_code_sealed = $1 WHERE replace(record_id::text, '-', '') = $2`,
      [(await storedParty(hub, other)).party_code_sealed, one.slice(4)],
    );
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on PenaltyDecision { revealedPartyCode(purpose: "核对身份") } } }`;
    const answer = await graphql(hub.url, await hub.token('141025100'), query, { ids: [one, other] });
    expect(answer.data).toEqual({ nodes: [{ revealedPartyCode: null }, { revealedPartyCode: citizenNumber(52) }] });
    expect(answer.errors).toMatchObject([
      { message: '平台内部错误，请稍后重试', path: ['nodes', 0, 'revealedPartyCode'] },
    ]);
  });
});

function hasSubject(data: unknown): boolean {
  return (data as { changes?: { subject: unknown } } | undefined)?.changes?.subject != null;
}
