import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { letLie } from '../../harness/builders/overdue-county.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2041-02-04T09:00:00.000+08:00');
const sfj = ['sfj', ['CONFERENCE_OFFICE']] as const;
const xzf = ['xzf', ['COUNTY_GOVERNMENT']] as const;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  await letLie(hub, clock, [
    ['2041-01-20T09:00:00.000+08:00', 'zrzy'],
    ['2041-02-18T09:00:00.000+08:00', 'scjg'],
    ['2041-02-26T09:00:00.000+08:00', 'zrzy'],
    ['2041-03-04T09:00:00.000+08:00', 'zrzy'],
  ]);
  clock.moveTo('2041-03-04T10:00:00.000+08:00');
});
afterAll(() => hub.close());

async function ask<Data>(
  query: string,
  [organization, roles]: readonly [string, readonly Role[]] = sfj,
): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization, roles), query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

interface Matter {
  readonly deadlineId: string;
  readonly procedure: string | null;
  readonly number: string | null;
  readonly label: string;
  readonly overdueDays: number;
  readonly age: string;
  readonly dueAt: string;
  readonly responsible: { readonly code: string };
}

interface Figure {
  readonly organization: { readonly code: string };
  readonly procedure: string | null;
  readonly age: string;
  readonly count: number;
}

const matterFields =
  'deadlineId procedure number label clock rule overdueDays age dueAt responsible { code } urges { id }';

async function list(filter: string, size = 100, by: readonly [string, readonly Role[]] = sfj): Promise<Matter[]> {
  const found: Matter[] = [];
  let after = '';
  for (;;) {
    const { page } = await ask<{
      page: { nodes: Matter[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(
      `{ page: overdueMatters(first: ${size} ${after} filter: { ${filter} }) { nodes { ${matterFields} } totalCount pageInfo { hasNextPage endCursor } } }`,
      by,
    );
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) {
      if (found.length !== page.totalCount) throw new Error(`${found.length} of ${page.totalCount} are listed`);
      return found;
    }
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
}

describe('[J8] what is overdue in the county', () => {
  test('is seen by who supervises, of matters of others too, the longest overdue first', async () => {
    const found = await list('');
    expect(found.map(({ label, responsible: { code } }) => `${label} ${code}`)).toEqual(
      expect.arrayContaining(['签收 zrzy', '签收 scjg', '任务 zrzy', '任务 scjg', '共享 scjg']),
    );
    expect(found.map(({ dueAt }) => dueAt)).toEqual(found.map(({ dueAt }) => dueAt).toSorted());
    expect(await list('', 100, xzf)).toEqual(found);
    expect(found.some(({ dueAt }) => dueAt > '2041-03-04T10:00:00')).toBe(false);
  });

  test('is told as facts of handling: nothing of what is in a matter can be asked for', async () => {
    const { type } = await ask<{ type: { fields: { name: string }[] } }>(
      '{ type: __type(name: "OverdueMatter") { fields { name } } }',
    );
    expect(type.fields.map(({ name }) => name).sort()).toEqual([
      'age',
      'clock',
      'deadlineId',
      'dueAt',
      'label',
      'number',
      'overdueDays',
      'procedure',
      'responsible',
      'rule',
      'urges',
    ]);
  });

  test('is nothing for others to see', async () => {
    for (const by of [
      ['zrzy', ['PUBLISHER', 'CONFERENCE_OFFICE', 'COUNTY_GOVERNMENT']],
      ['sfj', ['PUBLISHER', 'LIAISON']],
    ] as const) {
      for (const query of ['{ overdueMatters { totalCount } }', '{ overdueFigures { total } }']) {
        const { errors } = await graphql(hub.url, await hub.token(by[0], by[1]), query);
        expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
      }
    }
  });

  test('is counted as it is listed, however it is narrowed', async () => {
    const whole = await list('');
    const codes = ['zrzy', 'scjg', '141025100', 'sfj'];
    const ages = ['UNDER_3_DAYS', 'FROM_3_DAYS', 'FROM_10_DAYS', 'FROM_30_DAYS'];
    const some = (values: readonly string[]) => fc.option(fc.subarray([...values]), { nil: null });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          responsible: some(codes),
          procedures: some(['CASE_TRANSFER', 'SUPERVISED_MATTER', 'COMPLAINT']),
          minDays: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
          bands: some(ages),
          size: fc.integer({ min: 1, max: 5 }),
        }),
        async ({ responsible, procedures, minDays, bands, size }) => {
          const filter = [
            ...(responsible ? [`responsibleCodes: ${JSON.stringify(responsible)}`] : []),
            ...(procedures ? [`procedures: [${procedures.join()}]`] : []),
            ...(minDays === null ? [] : [`minDays: ${minDays}`]),
            ...(bands ? [`ages: [${bands.join()}]`] : []),
          ].join(', ');
          const found = await list(filter, size);
          expect(found).toEqual(
            whole.filter(
              (each) =>
                (!responsible || responsible.includes(each.responsible.code)) &&
                (!procedures || procedures.includes(each.procedure ?? '')) &&
                each.overdueDays >= (minDays ?? 0) &&
                (!bands || bands.includes(each.age)),
            ),
          );
          const { overdueFigures: figures } = await ask<{ overdueFigures: { total: number; rows: Figure[] } }>(
            `{ overdueFigures(filter: { ${filter} }) { total rows { organization { code } procedure age count } } }`,
          );
          expect(figures.total).toBe(found.length);
          const counted = new Map<string, number>();
          for (const {
            responsible: { code },
            procedure,
            age,
          } of found) {
            const name = `${code} ${procedure ?? ''} ${age}`;
            counted.set(name, (counted.get(name) ?? 0) + 1);
          }
          const told = figures.rows.map(
            ({ organization: { code }, procedure, age, count }) =>
              [`${code} ${procedure ?? ''} ${age}`, count] as const,
          );
          expect(new Map(told)).toEqual(counted);
          expect(told).toHaveLength(counted.size);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('comes from every source of deadlines, or from none by its own word', () => {
    const { deadlineSources } = hub.running.hub;
    expect(deadlineSources.map(({ prefix, county }) => `${prefix} ${county}`).sort()).toEqual([
      'cal_ AS_GOVERNMENT',
      'clk_ BY_FUNCTION',
      'cnf_ AS_GOVERNMENT',
      'csl_ AS_GOVERNMENT',
      'fbk_ BY_FUNCTION',
      'lck_ BY_FUNCTION',
      'rec_ BY_FUNCTION',
      'tsk_ BY_FUNCTION',
      'urg_ NEVER',
    ]);
  });
});
