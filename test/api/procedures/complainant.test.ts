import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import {
  askComplaint,
  complainant,
  complaintInput,
  found,
  goOn,
  informing,
  register,
} from '../../harness/builders/complaint.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { databaseAsText, masked } from '../../harness/builders/personal.js';
import { openSession } from '../../harness/clients/socket-session.js';

const [township, department] = ['141025100', 'scjg'];
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Read {
  readonly node: { readonly complainantMasked?: object | null; readonly complainant?: object | null } | null;
}

async function read(who: string, id: string, field: string, roles?: readonly Role[]) {
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint { ${field} } } }`;
  return graphql<Read>(hub.url, await hub.token(who, roles), query, { id });
}

const masks = 'complainantMasked { name contact citizenNumber }';
const clear = (purpose: string) => `complainant(purpose: "${purpose}") { name contact citizenNumber }`;
const purpose = '回访核实线索';

/** What an organization that has nothing to do with it reads of a complaint. */
async function sharedWith(who: string, number: string) {
  const query = '{ complaintHandling(first: 100) { nodes { title summary handlingStatus } } }';
  const { data } = await graphql<{ complaintHandling: { nodes: { title: string }[] } }>(
    hub.url,
    await hub.token(who),
    query,
  );
  return (data?.complaintHandling.nodes ?? []).filter(({ title }) => title.includes(number));
}

describe('every step of a complaint', () => {
  test('[S7] is done and shared together or not at all', async () => {
    await hub.owner.query(
      `ALTER TABLE complaint_handling ADD CONSTRAINT none CHECK (handling_status <> 'ACCEPTED') NOT VALID`,
    );
    const { id, number } = await register(hub, township);
    const accept = askComplaint(hub, township, 'acceptComplaint', { complaintId: id });
    await expect(accept).rejects.toThrow('INTERNAL_SERVER_ERROR');
    await hub.owner.query('ALTER TABLE complaint_handling DROP CONSTRAINT none');
    const { data } = await read(township, id, 'state revision');
    expect(data?.node).toEqual({ state: 'REGISTERED', revision: 1 });
    expect(await sharedWith('lyj', number)).toHaveLength(1);
  });

  test('[S7] is done and shared once, however often it is asked for', async () => {
    const input = complaintInput();
    const [first, second] = [
      await askComplaint(hub, township, 'registerComplaint', input),
      await askComplaint(hub, township, 'registerComplaint', input),
    ];
    expect(second.proceeding?.id).toBe(first.proceeding?.id);
    expect(await sharedWith('lyj', first.proceeding?.number ?? '')).toHaveLength(1);
  });
});

describe('no text', () => {
  const spaced = Array.from(complainant.name).join(' ');
  test.each([
    ['the name in the subject', { subject: `${complainant.name}反映夜间采砂` }, ['subject']],
    ['the name in the summary, its characters apart', { summary: `据${spaced}称夜间采砂` }, ['summary']],
    ['the telephone in full-width digits', { summary: '电话１３９０３５７０００１' }, ['summary']],
    ['the name in a note', { note: complainant.name }, ['note']],
    ['the name as the party', { partyName: complainant.name }, ['partyName']],
    [
      'the name of a material',
      { materials: [{ kind: 'COMPLAINANT_MATERIAL', name: `${complainant.name}的举报信` }] },
      ['materials', '0', 'name'],
    ],
    ['the name in the key of the request', { idempotencyKey: `举报-${complainant.name}` }, ['idempotencyKey']],
    ['somebody’s citizen number', { complainant: null, summary: `身份证${complainant.citizenNumber}` }, ['summary']],
    ['somebody’s mobile number', { complainant: null, note: '来电 13800138000' }, ['note']],
  ])('[S7] of a complaint may tell who complained: %s', async (_what, changes, path) => {
    const { proceeding, userErrors } = await askComplaint(hub, township, 'registerComplaint', complaintInput(changes));
    expect(proceeding).toBeNull();
    expect(userErrors).toMatchObject([{ path, code: 'INVALID', rule: 'S7' }]);
    for (const word of Object.values(complainant)) expect(JSON.stringify(userErrors)).not.toContain(word);
  });

  test('[S7] of a later step either, whether or not whoever takes it can read who complained', async () => {
    const { id } = await register(hub, department);
    const refusedTo = async (who: string, mutation: string, input: object, path: string) => {
      const answer = await askComplaint(hub, who, mutation, { complaintId: id, ...input });
      expect(answer.userErrors).toMatchObject([{ path: [path], code: 'INVALID', rule: 'S7' }]);
    };
    const notice = { ...informing, complainantNotice: `已电话告知${complainant.name}` };
    await refusedTo(department, 'informTownshipOfComplaint', notice, 'complainantNotice');
    await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
    await refusedTo(township, 'returnComplaint', { reason: `请${complainant.name}另行举报` }, 'reason');
    await refusedTo(department, 'guideComplaint', { guidance: `可向${complainant.name}核实` }, 'guidance');
    await goOn(hub, id, [
      [township, 'acknowledgeComplaint'],
      [township, 'acceptComplaint'],
    ]);
    const verification = { ...found('VIOLATION'), verification: `${complainant.name}所述属实` };
    await refusedTo(township, 'verifyComplaint', verification, 'verification');
  });

  test('[S7] names a complainant too short to be looked for, and the number of nobody is none', async () => {
    for (const [changes, path] of [
      [{ name: ' 王 ' }, 'name'],
      [{ citizenNumber: '141025189110110001' }, 'citizenNumber'],
    ] as const) {
      const input = complaintInput({ complainant: { ...complainant, ...changes } });
      const { userErrors } = await askComplaint(hub, township, 'registerComplaint', input);
      expect(userErrors).toMatchObject([{ path: ['complainant', path], code: 'INVALID' }]);
    }
  });
});

describe('the complainant', () => {
  test('[S7] is read by whoever handles the complaint, and changes hands with it', async () => {
    const { id } = await register(hub, department);
    const shown = { name: '钱**', contact: '*******0001', citizenNumber: masked(complainant.citizenNumber) };
    const readers = async () => {
      const [first, second] = [await read(department, id, masks), await read(township, id, masks)];
      return [first.data?.node?.complainantMasked, second.data?.node?.complainantMasked];
    };
    const clearly = async (who: string) => (await read(who, id, clear(purpose))).data?.node?.complainant;
    expect(await readers()).toEqual([shown, undefined]);
    await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
    expect(await readers()).toEqual([shown, null]);
    expect([await clearly(department), await clearly(township)]).toEqual([complainant, null]);
    await goOn(hub, id, [[township, 'acknowledgeComplaint']]);
    expect(await readers()).toEqual([null, shown]);
    expect([await clearly(department), await clearly(township)]).toEqual([null, complainant]);
    expect((await read('lyj', id, clear(purpose))).data?.node).toBeNull();
  });

  test('[S7] is closed to everybody else by the database itself', async () => {
    const { id } = await register(hub, department);
    const client = await hub.owner.connect();
    const seenBy = async (code: string): Promise<number> => {
      await client.query('BEGIN');
      const { rows } = await client.query('SELECT id::text FROM organization WHERE code = $1', [code]);
      await client.query('SET LOCAL ROLE liandong_hub');
      await client.query(`SELECT set_config('hub.identity', $1, true)`, [rows[0].id]);
      const found = await client.query(`SELECT FROM complainant WHERE replace(proceeding_id::text, '-', '') = $1`, [
        id.slice(4),
      ]);
      await client.query('ROLLBACK');
      return found.rowCount ?? 0;
    };
    try {
      expect([await seenBy(department), await seenBy(township)]).toEqual([1, 0]);
      await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
      expect([await seenBy(department), await seenBy(township)]).toEqual([1, 0]);
      await goOn(hub, id, [[township, 'acknowledgeComplaint']]);
      expect([await seenBy(department), await seenBy(township), await seenBy('xzf')]).toEqual([0, 1, 0]);
    } finally {
      client.release();
    }
  });

  test('[S7] is sealed: nobody’s name, telephone or number stands in the database, an unnamed one leaves no row', async () => {
    const { id } = await register(hub, township, { complainant: null });
    expect((await read(township, id, `anonymous ${masks} ${clear(purpose)}`)).data?.node).toEqual({
      anonymous: true,
      complainantMasked: null,
      complainant: null,
    });
    const text = await databaseAsText(hub);
    for (const word of Object.values(complainant)) expect(text).not.toContain(word);
    const { rows } = await hub.owner.query(
      `SELECT count(*)::int AS count FROM complainant WHERE replace(proceeding_id::text, '-', '') = $1`,
      [id.slice(4)],
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('[S7] is given in clear for a purpose, which the audit log keeps before', async () => {
    const { id } = await register(hub, township);
    expect((await read(township, id, clear(` ${purpose} `))).data?.node?.complainant).toEqual(complainant);
    const { rows } = await hub.owner.query(
      `SELECT action, subject_type, subject_id, purpose, details FROM audit_entry ORDER BY id DESC LIMIT 1`,
    );
    expect(rows).toEqual([
      { action: 'COMPLAINANT_REVEALED', subject_type: 'Complaint', subject_id: id, purpose, details: {} },
    ]);
  });

  test('[S7] is not given without a purpose, for a purpose that names it, by a role that may not, or to a subscription', async () => {
    const { id } = await register(hub, township);
    const entries = async () => (await hub.owner.query('SELECT count(*) FROM audit_entry')).rows[0].count;
    const before = await entries();
    const code = async (asked: string, roles?: readonly Role[]) =>
      (await read(township, id, clear(asked), roles)).errors?.[0]?.extensions?.['code'];
    expect(await code('看看')).toBe('BAD_USER_INPUT');
    expect(await code(`联系${complainant.name}本人`)).toBe('BAD_USER_INPUT');
    expect(await code(purpose, ['VIEWER'])).toBe('FORBIDDEN');
    expect(await entries()).toBe(before);

    const asked = `subscription { changes(after: null) { subject { ... on Complaint { ${clear(purpose)} } } } }`;
    const session = await openSession(hub.url, await hub.token(township), asked);
    await eventually(async () => session.messages.length > 0);
    await register(hub, township);
    await eventually(async () => JSON.stringify(session.messages).includes('NOT_IN_SUBSCRIPTION'));
    session.close();
  });

  test('of a whole page is read with one statement', async () => {
    const list = async (first: number) => {
      const query = `{ complaints(first: ${first}) { nodes { ${masks} ${clear(purpose)} } } }`;
      const token = await hub.token(township);
      return countStatements(hub, async () => {
        const { errors } = await graphql(hub.url, token, query);
        expect(errors).toBeUndefined();
      });
    };
    for (let round = 0; round < 4; round += 1) await register(hub, township);
    // The sequencer looks at the log on the same pool now and then: the fewest of several are the page's own.
    const fewest = async (first: number) => Math.min(await list(first), await list(first), await list(first));
    expect(await fewest(5)).toBe(await fewest(1));
  });
});
