import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishOf } from '../../harness/builders/category-inputs.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const code = '91141025MA0GTYRP65';
const plannedOn = '2026-10-01';

interface Visit {
  readonly id: string;
  readonly conflictingVisits: readonly { readonly id: string; readonly publisher: { readonly code: string } }[];
}

async function publish(organization: string, fields: object, named: object = {}): Promise<Visit> {
  const selection = 'id timeliness revision dueAt conflictingVisits { id publisher { code } }';
  const input = {
    ...{
      idempotencyKey: freshKey(),
      sharing: { ...sharing('检查'), ...named },
      summary: '检查',
      occurredOn: plannedOn,
    },
    ...fields,
  };
  const { record, userErrors } = await mutate(hub, organization, publishOf('ActivityReport', selection), input);
  expect(userErrors).toEqual([]);
  return record as unknown as Visit;
}

const plan = (counterpartName: string, from: string, to = from, more: object = {}): object => ({
  kind: 'PLANNED_VISIT',
  counterpartName,
  period: { from, to },
  ...more,
});

async function conflictsOf(id: string, organization: string): Promise<string[] | null> {
  const { data } = await graphql<{ node: Visit | null }>(
    hub.url,
    await hub.token(organization),
    'query ($id: ID!) { node(id: $id) { ... on ActivityReport { id conflictingVisits { id publisher { code } } } } }',
    { id },
  );
  return data?.node?.conflictingVisits.map((visit) => visit.id) ?? null;
}

describe('[S6] visits that others plan to the same counterpart', () => {
  test('are shown in the answer to whoever plans next, and on both afterwards', async () => {
    const first = await publish('scjg', plan('甲厂', '2026-11-20', '2026-11-21', { counterpartCode: code }));
    expect(first.conflictingVisits).toEqual([]);
    const second = await publish('sthj', plan('甲厂（更名）', '2026-12-21', '2026-12-21', { counterpartCode: code }));
    expect(second.conflictingVisits).toEqual([{ id: first.id, publisher: { code: 'scjg' } }]);
    expect(await conflictsOf(first.id, 'nync')).toEqual([second.id]);
  });

  test('a day beyond the span of the policy, of oneself or of another counterpart are none', async () => {
    const first = await publish('scjg', plan('乙厂', '2026-11-20', '2026-11-21'));
    for (const [organization, counterpart, from] of [
      ['sthj', '乙厂', '2026-12-22'],
      ['scjg', '乙厂', '2026-11-19'],
      ['sthj', '丙厂', '2026-11-20'],
    ] as const) {
      expect((await publish(organization, plan(counterpart, from))).conflictingVisits).toEqual([]);
    }
    expect(await conflictsOf(first.id, 'scjg')).toEqual([]);
  });

  test('an inspection that was made is told of those that are still planned, a name serves where a code is missing', async () => {
    const visit = await publish('scjg', plan('丁厂', '2026-10-20', '2026-10-21', { counterpartCode: code }));
    const made = { kind: 'INSPECTION_RECORD', counterpartName: '丁厂', result: 'NO_PROBLEM' };
    expect((await publish('sthj', made)).conflictingVisits).toMatchObject([{ id: visit.id }]);
    expect((await publish('sthj', { kind: 'WORK_BULLETIN' })).conflictingVisits).toEqual([]);
  });

  test('one visit that names each other is no conflict (综合查一次), one that names nobody is', async () => {
    const joint = await publish(
      'scjg',
      plan('戊厂', '2026-11-20', '2026-11-20', { participantCodes: ['sthj', 'nync'] }),
    );
    const same = await publish('sthj', plan('戊厂', '2026-11-20', '2026-11-20', { participantCodes: ['scjg'] }));
    expect(same.conflictingVisits).toEqual([]);
    const apart = await publish('nync', plan('戊厂', '2026-11-25'));
    expect(apart.conflictingVisits.map(({ id }) => id)).toEqual([joint.id, same.id]);
  });

  test('nobody is told of a visit that is not shared with them', async () => {
    const hidden = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['yjgl'] };
    const secret = await publish('scjg', plan('己厂', '2026-11-20'), hidden);
    const open = await publish('sthj', plan('己厂', '2026-11-20'));
    expect(open.conflictingVisits).toEqual([]);
    expect(await conflictsOf(open.id, 'nync')).toEqual([]);
    expect(await conflictsOf(open.id, 'yjgl')).toEqual([secret.id]);
    expect(await conflictsOf(secret.id, 'nync')).toBeNull();
    const withdrawn = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
    await mutate(hub, 'scjg', withdrawn, { idempotencyKey: freshKey(), recordId: secret.id, reason: '取消' });
    expect(await conflictsOf(open.id, 'yjgl')).toEqual([]);
  });

  test('a page of reports asks once for all of their conflicts', async () => {
    const token = await hub.token('nync');
    const list = (first: number) =>
      graphql(hub.url, token, `{ activityReports(first: ${first}) { nodes { id conflictingVisits { id } } } }`);
    await list(1);
    const one = await countStatements(hub, async () => void (await list(2)));
    expect(await countStatements(hub, async () => void (await list(10)))).toBeLessThanOrEqual(one + 1);
  });
});

test('[S6] who takes part existed on the day, and is somebody', async () => {
  const input = {
    ...{ idempotencyKey: freshKey(), sharing: sharing('检查'), kind: 'INSPECTION_RECORD', summary: '检查' },
    ...{ occurredOn: plannedOn, participantCodes: ['nobody'] },
  };
  const { userErrors } = await mutate(hub, 'scjg', publishOf('ActivityReport'), input);
  expect(userErrors).toMatchObject([{ path: ['participantCodes', '0'], code: 'NOT_FOUND' }]);
});

test('[S2] [S6] numbers of people are refused in what is told of a counterpart', async () => {
  for (const [type, fields] of [
    ['ActivityReport', { kind: 'INSPECTION_RECORD', occurredOn: plannedOn, result: 'NO_PROBLEM' }],
    ['SupervisionInformation', { kind: 'SAMPLING' }],
  ] as const) {
    const input = {
      ...{ idempotencyKey: freshKey(), sharing: sharing('检查'), summary: '检查', ...fields },
      ...{ counterpartName: '张某', counterpartCode: '14102519900307571X' },
    };
    const answer = await graphql(hub.url, await hub.token('scjg'), publishOf(type), { input });
    const payload = Object.values(answer.data ?? {})[0] as { userErrors: { path: string[] }[] } | undefined;
    expect(JSON.stringify(payload?.userErrors ?? answer.errors)).toContain('counterpartCode');
    expect(payload ? payload.userErrors.length : 1).toBeGreaterThan(0);
  }
});
