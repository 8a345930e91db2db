import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleNames } from '../../../src/core/county/index.js';
import { change, putRight, read, type Acting } from '../../harness/builders/dated.js';
import { otherInput, publishOther, sharing, type UserErrorAnswer } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-30T23:00:00+08:00');
const county: Acting = ['xzf', ['COUNTY_GOVERNMENT']];
const code = 'zrzy';
const fields = 'name validFrom validTo';
let hub: TestHub;
let node: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  node = await startHub({ clock, database: hub.database });
});
afterAll(async () => {
  await node.close();
  await hub.close();
});

interface Named {
  readonly name: string;
  readonly names: readonly { readonly name: string; readonly validFrom: string; readonly validTo: string | null }[];
}

interface Renamed {
  readonly organization: Named | null;
  readonly moves: readonly object[];
  readonly userErrors: readonly UserErrorAnswer[];
}

const rename = (input: object) =>
  change<Renamed>(hub, county, 'renameOrganization', `organization { name names { ${fields} } } moves { label }`, {
    ...{ code, name: '自然资源和规划局', validFrom: '2026-12-01', basis: '机构改革方案' },
    ...input,
  });

async function organization(of: TestHub = hub, asked = code): Promise<Named> {
  const document = `query ($code: String!) { organization(code: $code) { name names { ${fields} } } }`;
  return (await read<{ organization: Named }>(of, ['scjg'], document, { code: asked })).organization;
}

describe('an organization that is renamed', () => {
  test('[T10] is told what it will be called, and nothing has happened', async () => {
    const before = await organization();
    const tried = await rename({ dryRun: true });
    expect(tried).toEqual({
      organization: {
        name: '自然资源局',
        names: [
          { name: '自然资源局', validFrom: '2000-01-01', validTo: '2026-12-01' },
          { name: '自然资源和规划局', validFrom: '2026-12-01', validTo: null },
        ],
      },
      moves: [],
      userErrors: [],
    });
    expect(await organization()).toEqual(before);
    expect(await rename({})).toEqual(tried);
  });

  test('[T10] is so from 0:00 of that day on, on every node, without anything being read again; what it did shows its name', async () => {
    const formed = sharing('更名前的信息', '2026-11-30T22:00:00+08:00');
    const { record } = await mutate(hub, code, publishOther, otherInput({ sharing: formed }));
    await eventually(async () => (await organization(node)).names.length === 2);
    const publisher = async (of: TestHub): Promise<string> => {
      const document = `query ($id: ID!) { node(id: $id) { ... on OtherInformation { publisher { name } } } }`;
      const { node: found } = await read<{ node: { publisher: { name: string } } }>(of, ['scjg'], document, {
        id: record?.id,
      });
      return found.publisher.name;
    };
    const everywhere = async () =>
      Promise.all([hub, node].flatMap((each) => [organization(each).then(({ name }) => name), publisher(each)]));
    clock.moveTo('2026-11-30T23:59:59+08:00');
    expect(new Set(await everywhere())).toEqual(new Set(['自然资源局']));
    clock.moveTo('2026-12-01T00:00:00+08:00');
    expect(new Set(await everywhere())).toEqual(new Set(['自然资源和规划局']));
  });

  test('has its name in the register that is read by SQL, within a minute', async () => {
    await settleNames(hub.running.hub);
    const { rows } = await hub.owner.query('SELECT name FROM organization WHERE code = $1', [code]);
    expect(rows).toEqual([{ name: '自然资源和规划局' }]);
  });

  test('[T10] is called rightly again when it was told wrongly, with a reason, and the history says so', async () => {
    await rename({ code: 'jtys', name: '交通运输管理局', validFrom: '2026-12-01' });
    const begun = { code: 'jtys', validFrom: '2026-12-01', reason: '文件为“交通局”' };
    const corrected = await putRight(hub, county, 'correctOrganizationName', fields, { ...begun, name: ' 交通局 ' });
    expect(corrected).toMatchObject({
      periods: [{ name: '交通运输局' }, { name: '交通局', validFrom: '2026-12-01' }],
      changedDays: [{ validFrom: '2026-12-01', validTo: null }],
      userErrors: [],
    });
    expect((await organization(hub, 'jtys')).name).toBe('交通局');
    const cancelled = await putRight(hub, county, 'cancelOrganizationName', fields, begun);
    expect(cancelled.periods).toEqual([{ name: '交通运输局', validFrom: '2000-01-01', validTo: null }]);
    const { rows } = await hub.owner.query(`SELECT name FROM organization WHERE code = 'jtys'`);
    expect(rows).toEqual([{ name: '交通运输局' }]);
    const document = `{ organization(code: "jtys") { nameHistory { kind reason by { code } before { name } } } }`;
    expect(await read(hub, ['scjg'], document)).toMatchObject({
      organization: {
        nameHistory: [
          { kind: 'CANCELLED', before: [{ name: '交通运输局' }, { name: '交通局' }] },
          { kind: 'CORRECTED', reason: begun.reason, by: { code: 'xzf' }, before: [{}, { name: '交通运输管理局' }] },
          { kind: 'SET', reason: '机构改革方案', before: [{ name: '交通运输局' }] },
        ],
      },
    });
  });

  test('[T10] may have been registered under a wrong name: its first name is put right, its first day is not', async () => {
    const first = { code: 'nync', validFrom: '2000-01-01', reason: '登记有误' };
    const named = await putRight(hub, county, 'correctOrganizationName', fields, { ...first, name: '农业农村水利局' });
    expect(named.periods).toEqual([{ name: '农业农村水利局', validFrom: '2000-01-01', validTo: null }]);
    expect((await organization(hub, 'nync')).name).toBe('农业农村水利局');
    const moved = await putRight(hub, county, 'correctOrganizationName', fields, {
      ...first,
      correctedFrom: '2001-01-01',
    });
    expect(moved.userErrors).toMatchObject([{ path: ['correctedFrom'], code: 'WRONG_STATE', rule: 'T10' }]);
  });

  test('[T10] gets no empty name, none before today, none before it is founded or after it ends, and none by others', async () => {
    const refusalsOf = async (input: object): Promise<readonly string[]> =>
      (await rename(input)).userErrors.map(({ path, code: each }) => `${path.join('.')} ${each}`);
    expect(await refusalsOf({ code: 'nobody' })).toEqual(['code NOT_FOUND']);
    expect(await refusalsOf({ name: ' ', validFrom: '2026-11-30', basis: ' ' })).toEqual([
      'name REQUIRED',
      'validFrom INVALID',
      'basis REQUIRED',
    ]);
    expect(await refusalsOf({ name: '长'.repeat(101) })).toEqual(['name INVALID']);
    expect(await refusalsOf({ code: '141025200', validFrom: '2026-12-02' })).toEqual(['validFrom WRONG_STATE']);
    const founded = { ...{ code: 'sjj', name: '审计局', kind: 'DEPARTMENT', divisionCode: '141025' } };
    await change(hub, county, 'registerOrganization', 'organization { code }', {
      ...{ ...founded, validFrom: '2027-01-01', basis: '机构改革方案' },
    });
    expect(await refusalsOf({ code: 'sjj', validFrom: '2026-12-31' })).toEqual(['validFrom INVALID']);
    await expect(
      change(hub, ['scjg', ['COUNTY_GOVERNMENT']], 'renameOrganization', 'organization { name }', {
        ...{ code, name: '甲', validFrom: '2026-12-01', basis: '决定' },
      }),
    ).rejects.toThrow('FORBIDDEN');
  });
});
