import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { download, pdfOf, uploaded } from '../../harness/builders/attachments.js';
import {
  freshKey,
  otherInput,
  penaltyInput,
  publishOther,
  publishPenalty,
  sharing,
} from '../../harness/builders/inputs.js';
import { transferInput, transferMaterials } from '../../harness/builders/transfer.js';
import { draftsOf } from '../../harness/clients/draft.js';
import { exported } from '../../harness/clients/export.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { askAs, openAs, readersOf, readingsSeenBy } from '../../harness/clients/readings.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-23T09:00:00+08:00');
const later = (minutes: number): void => clock.moveTo(clock.now().add({ minutes }).toString());
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const township = '141025100';
const formedAt = '2026-11-23T08:00:00+08:00';
const publish = async (changes: object = {}, organization = township): Promise<string> => {
  const input = otherInput({ sharing: { ...sharing('测试信息', formedAt), ...changes } });
  const { record, userErrors } = await mutate(hub, organization, publishOther, input);
  if (!record) throw new Error(JSON.stringify(userErrors));
  return record.id;
};
const transfer = (changes: object = {}): Promise<string> =>
  askStep(
    hub,
    township,
    { field: 'caseTransfer' },
    { mutation: 'sendCaseTransfer' },
    {
      ...transferInput({ discoveredAt: '2026-11-23T08:30:00+08:00' }),
      ...changes,
    },
  ).then((answer) => proceedingOf(answer).id);

describe('who has opened a record', () => {
  test('[S0] is told to its publisher and the county government by organization, and to each organization by person', async () => {
    const id = await publish();
    expect(await readersOf(hub, township, id)).toEqual([]);
    expect(await openAs(hub, 'scjg', id)).toBe(true);
    later(5);
    await openAs(hub, 'zrzy', id);
    await openAs(hub, 'scjg', id);
    const times = { firstAt: '2026-11-23T09:00:00.000+08:00', lastAt: '2026-11-23T09:05:00.000+08:00' };
    const scjg = { organization: { code: 'scjg' }, personName: null, ...times };
    const zrzy = { organization: { code: 'zrzy' }, personName: null, firstAt: times.lastAt, lastAt: times.lastAt };
    expect((await readingsSeenBy(hub, township)).get(id)).toEqual([scjg, zrzy]);
    expect((await readingsSeenBy(hub, 'xzf')).get(id)).toEqual([scjg, zrzy]);
    expect((await readingsSeenBy(hub, 'scjg')).get(id)).toEqual([{ ...scjg, personName: 'scjg 测试' }]);
    expect((await readingsSeenBy(hub, 'nync')).get(id)).toEqual([]);
  });

  test('[S0] a list, a search, an export without ids and an acknowledgement of changes open nothing', async () => {
    const id = await publish({ title: '只在列表中' });
    const { search } = await askAs<{ search: { totalCount: number } }>(
      hub,
      'scjg',
      '{ sharedRecords { nodes { title history { revision } } } search(text: "只在列表中") { totalCount } }',
    );
    expect(search.totalCount).toBe(1);
    expect((await exported(hub, 'scjg', 'sharedRecords.csv?columns=title')).status).toBe(200);
    const { feed } = hub.running.hub;
    await feed.wait(0, 10_000);
    await askAs(
      hub,
      'scjg',
      'mutation ($input: AcknowledgeChangesInput!) { acknowledgeChanges(input: $input) { userErrors { code } } }',
      {
        input: { cursor: feed.cursor(feed.head()) },
      },
    );
    expect(await readersOf(hub, township, id)).toEqual([]);
  });

  test('[S0] many ids at once, a table that is taken away, and a file that is downloaded open it', async () => {
    const contentId = await uploaded(hub, township, pdfOf('通报'));
    const id = await publish({ attachments: [{ name: '通报', contentId }] });
    await askAs(hub, 'scjg', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id] });
    expect((await exported(hub, 'zrzy', 'sharedRecords.csv')).status).toBe(200);
    expect((await download(hub, 'nync', contentId)).status).toBe(200);
    expect((await readersOf(hub, township, id))?.sort()).toEqual(['nync', 'scjg', 'zrzy']);
  });

  test('[S0] a file of two records opens neither: nobody knows which', async () => {
    const contentId = await uploaded(hub, township, pdfOf('两处'));
    const ids = await Promise.all([1, 2].map(() => publish({ attachments: [{ name: '两处', contentId }] })));
    await download(hub, 'nync', contentId);
    for (const id of ids) expect(await readersOf(hub, township, id)).toEqual([]);
  });

  test('[S0] what one may not see one does not open', async () => {
    const id = await publish({ scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] });
    expect(await openAs(hub, 'nync', id)).toBe(false);
    await openAs(hub, 'scjg', id);
    expect(await readersOf(hub, township, id)).toEqual(['scjg']);
  });
});

describe('who has opened a case', () => {
  test('[T11] is told to its parties; whoever has taken a step had it, a draft is an opening', async () => {
    const id = await transfer();
    expect(await readersOf(hub, 'zrzy', id)).toEqual([township]);
    later(1);
    expect(await openAs(hub, 'zrzy', id)).toBe(true);
    expect(await openAs(hub, 'nync', id)).toBe(false);
    expect(await readersOf(hub, township, id)).toEqual([township, 'zrzy']);
    expect((await readingsSeenBy(hub, 'zrzy')).get(id)?.map(({ personName }) => personName)).toEqual([
      null,
      'zrzy 测试',
    ]);
  });

  test('[T11] a draft and a file of it are openings too', async () => {
    const contentId = await uploaded(hub, township, pdfOf('笔录'));
    const [letter, ...others] = transferMaterials;
    const id = await transfer({ materials: [{ ...letter, contentId }, ...others] });
    expect((await download(hub, 'zrzy', contentId)).status).toBe(200);
    expect(await readersOf(hub, township, id)).toEqual([township, 'zrzy']);
    const other = await transfer();
    const [path] = (await draftsOf(hub, township, other)).values();
    const before = (await readingsSeenBy(hub, township)).get(other)?.[0]?.lastAt;
    later(3);
    await fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${await hub.token(township)}` } });
    const after = (await readingsSeenBy(hub, township)).get(other)?.[0]?.lastAt;
    expect(Date.parse(after ?? '') - Date.parse(before ?? '')).toBe(180_000);
  });
});

describe('what nobody has opened', () => {
  const unread = async (organization: string, by: string): Promise<string[]> => {
    await hub.running.hub.readings.write();
    const query = `query ($by: String!) {
      sharedRecords(first: 100, filter: { unreadBy: $by }) { nodes { id } }
      proceedings(first: 100, filter: { unreadBy: $by }) { nodes { id } }
      caseTransfers(first: 100, filter: { unreadBy: $by }) { nodes { id } } }`;
    type Lists = Record<string, { readonly nodes: readonly { readonly id: string }[] }>;
    const lists = await askAs<Lists>(hub, organization, query, { by });
    return [...new Set(Object.values(lists).flatMap(({ nodes }) => nodes.map(({ id }) => id)))];
  };

  test('[S0] [T11] is found by whoever it is for, whoever published it and the county government, and by nobody else', async () => {
    const named = await publish({ scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['lyj'] });
    const id = await publish();
    const sent = await transfer({ toCode: 'lyj' });
    for (const one of [id, named, sent]) {
      expect(await unread('lyj', 'lyj')).toContain(one);
      expect(await unread(township, 'lyj')).toContain(one);
    }
    expect(await unread('xzf', 'lyj')).toContain(id);
    expect(await unread('scjg', 'lyj')).toEqual([]);
    expect(await unread(township, 'scjg')).not.toContain(named);
    // One's own is nothing to be opened, and a code of nobody finds nothing.
    expect(await unread(township, township)).not.toContain(id);
    expect(await unread(township, 'nobody')).toEqual([]);
    for (const one of [id, named, sent]) {
      await openAs(hub, 'lyj', one);
      expect(await unread('lyj', 'lyj')).not.toContain(one);
      expect(await unread(township, 'lyj')).not.toContain(one);
    }
  });
});

test('[S0] reading waits for no writing, and a page of records and cases costs as many statements as one of them', async () => {
  const id = await publish();
  const other = await mutate(
    hub,
    township,
    publishPenalty,
    penaltyInput({ sharing: sharing('处罚', formedAt), idempotencyKey: freshKey() }),
  );
  await openAs(hub, 'scjg', id);
  expect(await countStatements(hub, async () => void (await openAs(hub, 'scjg', other.record?.id ?? '')))).toBe(
    await countStatements(hub, async () => void (await openAs(hub, 'scjg', id))),
  );
  const page = (first: number) => `{ sharedRecords(first: ${first}) { nodes { id readings { organization { name } } } }
    proceedings(first: ${first}) { nodes { id readings { organization { name } } } } }`;
  for (const first of [1, 2]) await askAs(hub, township, page(first));
  const one = await countStatements(hub, async () => void (await askAs(hub, township, page(1))));
  const both = await countStatements(hub, async () => void (await askAs(hub, township, page(2))));
  expect(both).toBe(one);
});
