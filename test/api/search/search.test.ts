import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { complainant, register } from '../../harness/builders/complaint.js';
import { freshKey, otherInput, penaltyFields, penaltyInput, sharing } from '../../harness/builders/inputs.js';
import { citizenNumber } from '../../harness/builders/personal.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { recordMutations } from '../../harness/builders/category-inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { refusedSearch, search, searchPage } from '../../harness/clients/search.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const township = '141025100';
const publishOther = `mutation ($input: PublishOtherInformationInput!) { publishOtherInformation(input: $input) {
  record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
const publishPenalty = publishOther.replaceAll('OtherInformation', 'PenaltyDecision');
const reviseOther = publishOther.replace('PublishOther', 'ReviseOther').replace('publishOther', 'reviseOther');

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function publish(mutation: string, input: object, who = township): Promise<string> {
  const { record, userErrors } = await mutate(hub, who, mutation, { idempotencyKey: freshKey(), ...input });
  expect(userErrors).toEqual([]);
  return record?.id ?? '';
}

async function transfer(changes: object = {}): Promise<ProceedingAnswer> {
  return proceedingOf(
    await askStep(hub, township, { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, transferInput(changes)),
  );
}

const idsOf = (hits: readonly { readonly subject: { readonly id: string } }[]): string[] =>
  hits.map(({ subject }) => subject.id);

describe('a case', () => {
  test('[T1] is found by its number, before what speaks of it', async () => {
    const { id, number } = await transfer();
    const about = await publish(publishOther, otherInput({ summary: `见移送 ${number} 的材料` }));
    for (const text of [number, number.toLowerCase(), ` ${number.slice(0, 2)} ${number.slice(2)}\u200b`]) {
      const hits = await search(hub, township, text);
      expect(hits.map(({ relevance, subject }) => [relevance, subject.id])).toEqual([
        ['EXACT', id],
        ['CONTENT', about],
      ]);
      expect(hits[0]).toMatchObject({
        subject: { __typename: 'CaseTransfer' },
        matches: [{ field: 'number', excerpt: number }],
      });
    }
    expect(idsOf(await search(hub, township, number.slice(-5)))).toContain(id);
  });

  test('is found by its party, its title and what it tells, in part and by initials, in this order', async () => {
    const { id } = await transfer({
      partyName: '古县聚鑫石料厂',
      basicFacts: '夜间以抽沙船在涧河河道取沙。',
      causeOfCase: '涧河取沙案',
    });
    expect(await search(hub, 'zrzy', '古县聚鑫石料厂')).toMatchObject([
      {
        relevance: 'EXACT',
        subject: { id },
        matches: [{ field: 'title' }, { field: 'partyName', excerpt: '古县聚鑫石料厂' }],
      },
    ]);
    expect(await search(hub, 'zrzy', '聚鑫')).toMatchObject([{ relevance: 'NAME', subject: { id } }]);
    expect(await search(hub, 'zrzy', 'GXJXSLC')).toMatchObject([{ relevance: 'EXACT', subject: { id }, matches: [] }]);
    expect(await search(hub, 'zrzy', 'jxsl')).toMatchObject([{ relevance: 'NAME', subject: { id } }]);
    expect(await search(hub, 'zrzy', '抽沙船')).toMatchObject([
      { relevance: 'CONTENT', subject: { id }, matches: [{ field: 'basicFacts' }] },
    ]);
    expect(idsOf(await search(hub, 'zrzy', '聚鑫 抽沙船'))).toEqual([id]);
    expect(await search(hub, 'zrzy', '聚鑫 采煤')).toEqual([]);
  });

  test('is found by what it says since a correction, and no longer by what it said', async () => {
    const { id } = await transfer({ partyName: '误写的当事人甲' });
    const correct = { mutation: 'correctCaseTransfer' };
    const input = { idempotencyKey: freshKey(), caseTransferId: id, reason: '笔误', partyName: '更正的当事人乙' };
    proceedingOf(await askStep(hub, township, { field: 'caseTransfer' }, correct, input));
    expect(await search(hub, township, '误写的当事人甲')).toEqual([]);
    expect(await search(hub, township, '更正的当事人乙')).toMatchObject([{ relevance: 'EXACT', subject: { id } }]);
  });

  test('[S0] is found by the number that an office has given its document', async () => {
    const { id } = await transfer();
    const input = {
      idempotencyKey: freshKey(),
      proceedingId: id,
      draft: 'transfer-letter',
      documentNumber: '古岳移〔2026〕7号',
    };
    const document = `mutation ($input: RecordDocumentNumberInput!) { recordDocumentNumber(input: $input) {
      userErrors { path code message } } }`;
    const answer = await graphql(hub.url, await hub.token(township), document, { input });
    expect(answer).toMatchObject({ data: { recordDocumentNumber: { userErrors: [] } } });
    expect(await search(hub, 'zrzy', '古岳移(2026)7号')).toMatchObject([
      { relevance: 'EXACT', subject: { id }, matches: [{ field: 'drafts' }] },
    ]);
  });

  test('is found by the notes of its steps and the names of its files, also when its facts are put right later', async () => {
    const { id } = await transfer({
      note: '现场有一台红色装载机',
      materials: transferInput().materials.map((each, at) => ({ ...each, name: `红砖窑照片${'甲乙丙'[at]}` })),
    });
    const input = { idempotencyKey: freshKey(), caseTransferId: id, reason: '窑主来电更正', partyName: '古县红砖窑厂' };
    proceedingOf(await askStep(hub, township, { field: 'caseTransfer' }, { mutation: 'correctCaseTransfer' }, input));
    for (const [text, field] of [
      ['红色装载机', 'steps'],
      ['窑主来电', 'steps'],
      ['红砖窑照片乙', 'materials'],
    ] as const) {
      const hits = await search(hub, 'zrzy', text);
      expect(hits).toMatchObject([{ relevance: 'CONTENT', subject: { id }, matches: [{ field }] }]);
      expect(await search(hub, 'nync', text)).toEqual([]);
    }
  });

  test('[S7] is found by its parties alone, and by nobody under who complained', async () => {
    const complaint = await register(hub, 'scjg', { subject: '某养殖场夜间排污', summary: '反映涧河断面水体发黑。' });
    for (const text of ['养殖场夜间排污', '断面水体发黑']) {
      expect(idsOf(await search(hub, 'scjg', text, ['COMPLAINT']))).toEqual([complaint.id]);
      expect(await search(hub, 'nync', text, ['COMPLAINT'])).toEqual([]);
    }
    for (const text of Object.values(complainant)) expect(await search(hub, 'scjg', text)).toEqual([]);
  });

  test.each(['caseTransfers', 'proceedings'])('is what its number or party leaves of the list %s', async (list) => {
    const { id, number } = await transfer({ partyName: `${list}列表筛选当事人` });
    await transfer();
    const type = list === 'proceedings' ? 'AnyProceedingFilter' : 'CaseTransferFilter';
    const query = `query ($filter: ${type}) { ${list}(filter: $filter) { totalCount nodes { id } } }`;
    for (const text of [number, `${list} 筛选`, `${list}lbsx`, `${list}列表`]) {
      const { data } = await graphql(hub.url, await hub.token(township), query, { filter: { text } });
      expect(data).toEqual({ [list]: { totalCount: 1, nodes: [{ id }] } });
      const stranger = await graphql(hub.url, await hub.token('nync'), query, { filter: { text } });
      expect(stranger.data).toEqual({ [list]: { totalCount: 0, nodes: [] } });
    }
  });
});

describe('a record', () => {
  test('is found by its facts and content, after those that are named so', async () => {
    const said = await publish(
      publishPenalty,
      penaltyInput({ facts: '在人行道堆放琉璃瓦。', content: '责令搬走琉璃瓦并罚款' }),
    );
    const named = await publish(publishOther, otherInput({ sharing: sharing('琉璃瓦专项整治') }));
    const exact = await publish(publishOther, otherInput({ sharing: sharing('琉璃瓦') }));
    const hits = await search(hub, 'nync', '琉璃瓦');
    expect(hits.map(({ relevance, subject }) => [relevance, subject.id])).toEqual([
      ['EXACT', exact],
      ['NAME', named],
      ['CONTENT', said],
    ]);
    expect(hits[2]?.matches).toEqual([
      { field: 'facts', excerpt: '在人行道堆放琉璃瓦。' },
      { field: 'content', excerpt: '责令搬走琉璃瓦并罚款' },
    ]);
    expect(idsOf(await search(hub, 'nync', '琉璃瓦', ['PENALTY_DECISION', 'CASE_TRANSFER']))).toEqual([said]);
    expect(await search(hub, 'nync', '琉璃瓦', ['CASE_TRANSFER'])).toEqual([]);
    expect(await search(hub, 'nync', '琉璃瓦', [])).toEqual([]);
  });

  test('is found by the names of its files, as long as it carries them', async () => {
    const contentId = await uploaded(hub, township, pdfOf('清单'));
    const first = { ...sharing('带附件的通报'), attachments: [{ name: '砖瓦窑取缔清单.pdf', contentId }] };
    const id = await publish(publishOther, otherInput({ sharing: first }));
    expect(await search(hub, 'nync', '窑取缔清单')).toMatchObject([
      { relevance: 'CONTENT', subject: { id }, matches: [{ field: 'attachments' }] },
    ]);
    await publish(reviseOther, { recordId: id, expectedRevision: 1, reason: '补充', summary: '改写摘要' });
    expect(idsOf(await search(hub, 'nync', '窑取缔清单'))).toEqual([id]);
    await publish(reviseOther, { recordId: id, expectedRevision: 2, reason: '撤下附件', sharing: { attachments: [] } });
    expect(await search(hub, 'nync', '窑取缔清单')).toEqual([]);
  });

  test('is no longer found when it is withdrawn, and is while it is awaited', async () => {
    const input = { idempotencyKey: freshKey(), category: 'OTHER_INFORMATION', ...sharing('待共享的铁皮屋情况') };
    const awaited = await publish(recordMutations.register, input);
    expect(await search(hub, township, '铁皮屋')).toMatchObject([
      { subject: { id: awaited, __typename: 'PendingRecord' }, matches: [{ field: 'title' }] },
    ]);
    await publish(recordMutations.withdraw, { recordId: awaited, reason: '误发' });
    expect(await search(hub, township, '铁皮屋')).toEqual([]);
  });

  test('is found by whom it is shared with, from the moment on', async () => {
    const named = { ...sharing('只给一家的油菜花田'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };
    const id = await publish(publishOther, otherInput({ sharing: named, summary: '油菜花田被占' }));
    for (const who of [township, 'scjg']) expect(idsOf(await search(hub, who, '油菜花田'))).toEqual([id]);
    expect(await search(hub, 'nync', '油菜花田')).toEqual([]);
    const grant = `mutation ($input: GrantVisibilityInput!) { grantVisibility(input: $input) { userErrors { message } } }`;
    const input = { recordId: id, organizationCode: 'nync', basis: '工作需要' };
    expect(await graphql(hub.url, await hub.token(township), grant, { input })).toMatchObject({
      data: { grantVisibility: { userErrors: [] } },
    });
    expect(idsOf(await search(hub, 'nync', '油菜花田'))).toEqual([id]);
  });

  test('[S3] of a natural person is found by the name, never by the number or what is shown of it', async () => {
    const partyCode = citizenNumber(77);
    const id = await publish(
      publishPenalty,
      penaltyInput({ partyName: '单小满', partyKind: 'NATURAL_PERSON', partyCode }),
    );
    for (const text of ['单小满', 'sxm', 'dxm']) expect(idsOf(await search(hub, 'nync', text))).toContain(id);
    for (const text of [partyCode, partyCode.slice(-4), `${partyCode.slice(0, 3)}***********${partyCode.slice(-4)}`]) {
      expect(idsOf(await search(hub, township, text))).not.toContain(id);
    }
    expect(idsOf(await search(hub, 'nync', penaltyFields.partyCode))).not.toContain(id);
  });

  test('is found by characters that LIKE has a use for, as they are', async () => {
    const percent = await publish(publishOther, otherInput({ summary: String.raw`涨幅5%_\甲` }));
    const plain = await publish(publishOther, otherInput({ summary: '涨幅5个百分点甲乙' }));
    for (const text of ['5%_', String.raw`_\甲`, '%_', String.raw`%_\ `]) {
      expect(idsOf(await search(hub, township, text))).toEqual([percent]);
    }
    expect(idsOf(await search(hub, township, '涨幅5')).sort()).toEqual([percent, plain].sort());
    expect(await search(hub, township, '涨幅_%')).toEqual([]);
  });
});

describe('a search', () => {
  test.each([
    ['', '至少两个字'],
    ['镇', '至少两个字'],
    ['\u200b\ufeff\u00ad\u3000', '至少两个字'],
    ['占'.repeat(10_000), '至多200字'],
    ['占道\u0000', '非法字符'],
  ])('is refused for %j', async (text, message) => {
    expect(await refusedSearch(hub, township, text)).toMatchObject([
      { message: expect.stringContaining(message) as string, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('gives the same in pages, onward and back, and counts what there is', async () => {
    const expected: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const title = index % 3 === 0 ? '分页甲乙' : index % 3 === 1 ? `分页甲乙之${index}` : `其他${index}`;
      expected.push(await publish(publishOther, otherInput({ sharing: sharing(title), summary: '分页甲乙' })));
    }
    const cases = [
      await transfer({ partyName: '分页甲乙' }),
      await transfer({ partyName: '分页甲乙公司' }),
      await transfer({ basicFacts: '分页甲乙' }),
    ];
    const whole = await search(hub, township, '分页甲乙');
    expect(idsOf(whole).sort()).toEqual([...expected, ...cases.map(({ id }) => id)].sort());
    expect(whole.map(({ relevance }) => relevance)).toEqual([
      ...Array<string>(4).fill('EXACT'),
      ...Array<string>(3).fill('NAME'),
      ...Array<string>(3).fill('CONTENT'),
    ]);
    for (const size of [1, 2, 3, 4, 10]) {
      const onward: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await searchPage(hub, township, '分页甲乙', { first: size, after });
        expect(page.totalCount).toBe(10);
        onward.push(...idsOf(page.nodes));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(onward).toEqual(idsOf(whole));
      const last = await searchPage(hub, township, '分页甲乙', { last: size });
      expect(idsOf(last.nodes)).toEqual(idsOf(whole).slice(-size));
    }
    const { pageInfo } = await searchPage(hub, township, '分页甲乙', { first: 6 });
    const back = await searchPage(hub, township, '分页甲乙', { last: 3, before: pageInfo.endCursor });
    expect(idsOf(back.nodes)).toEqual(idsOf(whole).slice(2, 5));
  });
});
