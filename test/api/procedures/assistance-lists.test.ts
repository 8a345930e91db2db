import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assistanceInput } from '../../harness/builders/assistance.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { policeInput } from '../../harness/builders/police-support.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';

const archiveInput = () => ({
  idempotencyKey: freshKey(),
  toCode: 'zrzy',
  access: 'INSPECTION',
  archives: '土地登记卷宗',
  purpose: '核实权属',
});

/** The lists of Mech 三(五), how a row comes about, and what leaves a list as it is, or nothing of it. */
const lists = [
  {
    list: 'assistanceRequests',
    filter: 'AssistanceRequestFilter',
    field: 'assistanceRequest',
    mutation: 'requestAssistance',
    input: assistanceInput,
    other: 'zrzy',
    finding: { states: ['REQUESTED'], fromCode: '141025100', toCode: 'zrzy', open: true },
    missing: [{ states: ['ANSWERED'] }, { fromCode: '141025101' }, { toCode: 'nync' }, { toCode: 'nobody' }],
  },
  {
    list: 'archiveConsultations',
    filter: 'ArchiveConsultationFilter',
    field: 'archiveConsultation',
    mutation: 'requestArchiveConsultation',
    input: archiveInput,
    other: 'zrzy',
    finding: { states: ['REQUESTED'], fromCode: '141025100', toCode: 'zrzy', open: true },
    missing: [{ states: ['REFUSED'] }, { fromCode: '141025101' }, { toCode: 'nync' }],
  },
  {
    list: 'policeSupports',
    filter: 'PoliceSupportFilter',
    field: 'policeSupport',
    mutation: 'callPolice',
    input: policeInput,
    other: 'gaj',
    finding: { states: ['CALLED'], fromCode: '141025100', kinds: ['OBSTRUCTION'], open: true },
    missing: [{ states: ['HANDLED'] }, { fromCode: '141025101' }, { kinds: ['VIOLENCE'] }],
  },
];

let hub: TestHub;
const ids = new Map<string, string[]>();
beforeAll(async () => {
  hub = await startHub();
  for (const { list, field, mutation, input } of lists) {
    const opened: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      opened.unshift(proceedingOf(await askStep(hub, '141025100', { field }, { mutation }, input())).id);
    }
    ids.set(list, opened);
  }
});
afterAll(() => hub.close());

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

describe.each(lists)('$list', ({ list, filter, other, finding, missing }) => {
  const page = async (organization: string, variables: object = {}): Promise<Page> => {
    const query = `query ($filter: ${filter}, $first: Int, $after: String) {
      page: ${list}(filter: $filter, first: $first, after: $after) {
        totalCount nodes { id from { code } to { code name } about { id } steps { step organization { name } }
          materials { name attachment { name } } deadlines { rule responsible { name } } availableSteps { mutation } drafts { path } }
        pageInfo { endCursor hasNextPage } } }`;
    const { data, errors } = await graphql<{ page: Page }>(hub.url, await hub.token(organization), query, variables);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.page;
  };

  test('[A1] [A5] [A7] both sides find them, the last opened first, and nobody else finds any', async () => {
    for (const side of ['141025100', other]) {
      expect((await page(side)).nodes.map(({ id }) => id)).toEqual(ids.get(list));
    }
    expect(await page('141025101')).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test('are narrowed by every condition of their filter', async () => {
    expect((await page(other, { filter: finding })).totalCount).toBe(12);
    for (const nothing of missing) {
      const { totalCount, nodes } = await page(other, { filter: nothing });
      expect({ nothing, totalCount, nodes }).toEqual({ nothing, totalCount: 0, nodes: [] });
    }
  });

  test('are read page by page, and a long page takes no more statements than a short one', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const read: Page = await page(other, { first: 5, after });
      seen.push(...read.nodes.map(({ id }) => id));
      [after, more] = [read.pageInfo.endCursor, read.pageInfo.hasNextPage];
    }
    expect(seen).toEqual(ids.get(list));
    const statements = (first: number): Promise<number> =>
      countStatements(hub, async () => {
        expect((await page(other, { first })).nodes).toHaveLength(first);
      });
    const two = await statements(2);
    expect(Math.abs((await statements(12)) - two)).toBeLessThanOrEqual(2);
  });
});
