import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetUnreferred } from '../../../src/core/attachments/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { categoryTypes, inputOf, publishOf } from '../../harness/builders/category-inputs.js';
import { attachmentOf, download, pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { freshKey, otherInput, sharing, type UserErrorAnswer } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
let days = 0;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => systemClock.now().add({ hours: 24 * days }) } });
});
afterAll(() => hub.close());

const publisher = '141025100';
const fields = `id revision attachments { name contentId attachment { name contentType size downloadPath } }
  history { revision changes { field label before after } }`;
const publishing = `mutation ($input: PublishOtherInformationInput!) { publishOtherInformation(input: $input) {
  record { ${fields} } userErrors { path code message rule } } }`;
const revising = `mutation ($input: ReviseOtherInformationInput!) { reviseOtherInformation(input: $input) {
  record { ${fields} } userErrors { path code message rule } } }`;

interface Attached {
  readonly name: string;
  readonly contentId: string;
  readonly attachment: { readonly name: string; readonly size: number; readonly downloadPath: string };
}
interface Answer {
  readonly record: {
    readonly id: string;
    readonly revision: number;
    readonly attachments: readonly Attached[];
    readonly history: readonly { readonly changes: readonly object[] }[];
  } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

function publish(attachments: object, shared: object = {}, organization = publisher): Promise<Answer> {
  const input = otherInput({ sharing: { ...sharing(), ...shared, attachments } });
  return mutate<Record<string, Answer>>(hub, organization, publishing, input);
}

function revise(id: string, expectedRevision: number, shared: object, organization = publisher): Promise<Answer> {
  const input = { idempotencyKey: freshKey(), recordId: id, expectedRevision, reason: '补正附件', sharing: shared };
  return mutate<Record<string, Answer>>(hub, organization, revising, input);
}

const status = async (organization: string, contentId: string) => (await download(hub, organization, contentId)).status;
const errorsOf = ({ userErrors }: Answer) => userErrors.map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a record of any category', () => {
  test.each(categoryTypes)('[S1] [S2] [S3] [S4] [S5] [S6] [S7] [S8] has files: %s', async (type) => {
    const bytes = pdfOf(`${type}的附件`);
    const contentId = await uploaded(hub, publisher, bytes, { name: '决定书.pdf' });
    const mutation = publishOf(type, 'attachments { name contentId attachment { name size } }');
    const shared = { ...sharing(), attachments: [{ name: '行政处罚决定书', contentId }] };
    const answer = await mutate<Record<string, Answer>>(hub, publisher, mutation, inputOf(type, { sharing: shared }));
    expect(answer.userErrors).toEqual([]);
    expect(answer.record?.attachments).toEqual([
      { name: '行政处罚决定书', contentId, attachment: { name: '决定书.pdf', size: bytes.length } },
    ]);
    expect((await download(hub, 'sfj', contentId)).body.equals(bytes)).toBe(true);
  });
});

describe('[S8] a file of a record', () => {
  test('is read by whoever may see the record now: named, widened, narrowed, withdrawn', async () => {
    const contentId = await uploaded(hub, publisher, pdfOf('范围'));
    const named = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };
    const { record } = await publish([{ name: '函', contentId }], named);
    const id = record?.id ?? '';
    expect([await status('scjg', contentId), await status('sfj', contentId)]).toEqual([200, 404]);
    await revise(id, 1, { scope: 'ALL_MEMBERS' });
    expect([await status('scjg', contentId), await status('sfj', contentId)]).toEqual([200, 200]);
    expect(await attachmentOf(hub, 'sfj', contentId)).toMatchObject({ contentId, contentType: 'application/pdf' });
    await revise(id, 2, { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['sfj'] });
    expect([await status('scjg', contentId), await status('sfj', contentId)]).toEqual([404, 200]);
    expect(await attachmentOf(hub, 'scjg', contentId)).toBeNull();
    const withdraw = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) {
      record { id } userErrors { path code message rule } } }`;
    await mutate(hub, publisher, withdraw, { idempotencyKey: freshKey(), recordId: id, reason: '有误' });
    expect([await status('scjg', contentId), await status('sfj', contentId)]).toEqual([404, 200]);
  });

  test('is replaced by a revision, which tells what was added and removed; left out, it stays', async () => {
    const [first, second] = [await uploaded(hub, publisher, pdfOf('一')), await uploaded(hub, publisher, pdfOf('二'))];
    const { record } = await publish([{ name: '草案', contentId: first }]);
    const id = record?.id ?? '';
    const named = await revise(id, 1, { title: '新标题' });
    expect(named.record?.attachments.map(({ contentId }) => contentId)).toEqual([first]);
    const replaced = await revise(id, 2, { attachments: [{ name: '正式稿', contentId: second }] });
    expect(replaced.userErrors).toEqual([]);
    expect(replaced.record?.history.at(-1)?.changes).toEqual([
      {
        field: 'attachments',
        label: '附件',
        before: `1. 附件名称：草案；内容标识：${first}`,
        after: `1. 附件名称：正式稿；内容标识：${second}`,
      },
    ]);
    expect([await status('sfj', first), await status('sfj', second), await status(publisher, first)]).toEqual([
      404, 200, 200,
    ]);
    const emptied = await revise(id, 3, { attachments: [] });
    expect(emptied.record?.attachments).toEqual([]);
    expect(await status('sfj', second)).toBe(404);
  });

  test('is kept while any revision has it, and forgotten as ever where nothing has', async () => {
    const ids = await Promise.all(['现行', '旧版', '无人引用'].map((mark) => uploaded(hub, publisher, pdfOf(mark))));
    const [standing = '', former = '', loose = ''] = ids;
    const { record } = await publish([{ name: '旧版', contentId: former }]);
    await revise(record?.id ?? '', 1, { attachments: [{ name: '现行', contentId: standing }] });
    days = 30;
    await forgetUnreferred(hub.running.hub);
    days = 0;
    expect(await Promise.all(ids.map((contentId) => status(publisher, contentId)))).toEqual([200, 200, 404]);
    expect(await status('sfj', standing)).toBe(200);
    expect(loose).not.toBe('');
  });

  test('completes a registered record, and is told again to whoever repeats the request', async () => {
    const contentId = await uploaded(hub, publisher, pdfOf('登记'));
    const register = `mutation ($input: RegisterPendingRecordInput!) { registerPendingRecord(input: $input) {
      record { id attachments { name } } userErrors { path code message rule } } }`;
    const { title, formedAt } = sharing('登记的信息');
    const pending = await mutate<Record<string, Answer>>(hub, publisher, register, {
      ...{ idempotencyKey: freshKey(), category: 'OTHER_INFORMATION', title, formedAt },
    });
    expect(pending.record?.attachments).toEqual([]);
    const attachments = [{ name: '通知', contentId }];
    const shared = { scope: 'ALL_MEMBERS', pendingRecordId: pending.record?.id, attachments };
    const input = otherInput({ sharing: shared });
    const answers = await Promise.all(
      [1, 2].map(() => mutate<Record<string, Answer>>(hub, publisher, publishing, input)),
    );
    for (const { record, userErrors } of answers) {
      expect(userErrors).toEqual([]);
      expect(record).toMatchObject({ id: pending.record?.id, revision: 2, attachments });
    }
  });

  test('of a record that one only sees is not one’s own to pass on', async () => {
    const contentId = await uploaded(hub, publisher, pdfOf('转发'));
    await publish([{ name: '函', contentId }]);
    expect(await status('sfj', contentId)).toBe(200);
    expect(errorsOf(await publish([{ name: '函', contentId }], {}, 'sfj'))).toEqual([
      'sharing.attachments.0.contentId NOT_FOUND',
    ]);
  });
});

test('[T10] whoever keeps the record of an organization that has ended puts its own files on it', async () => {
  const [ended, successor] = ['141025202', '141025103'];
  const [before, mine] = [await uploaded(hub, ended, pdfOf('原件')), await uploaded(hub, successor, pdfOf('补件'))];
  const { record } = await publish([{ name: '原件', contentId: before }], {}, ended);
  const end = { code: ended, validTo: todayOf(hub), successorCode: successor };
  expect((await decideEnd(hub, 'endOrganization', end)).userErrors).toEqual([]);
  const attachments = [
    { name: '补件', contentId: mine },
    { name: '原件', contentId: before },
  ];
  const other = [{ name: '他件', contentId: await uploaded(hub, 'scjg', pdfOf('他件')) }];
  expect(errorsOf(await revise(record?.id ?? '', 1, { attachments: other }, successor))).toEqual([
    'sharing.attachments.0.contentId NOT_FOUND',
  ]);
  const revised = await revise(record?.id ?? '', 1, { attachments }, successor);
  expect(revised.userErrors).toEqual([]);
  expect(revised.record?.attachments).toMatchObject(attachments);
  expect(await Promise.all([mine, before].map((contentId) => status('sfj', contentId)))).toEqual([200, 200]);
});

describe('[S8] what is no file of one’s own is refused', () => {
  test.each([
    ['another organization’s', async () => uploaded(hub, 'scjg', pdfOf('他单位'))],
    ['announced and not sent', async () => `sha256-${'a'.repeat(64)}`],
    ['no content address', async () => '决定书.pdf'],
  ])('%s', async (_what, contentIdOf) => {
    const contentId = await contentIdOf();
    const answer = await publish([{ name: '附件', contentId }]);
    expect(answer.record).toBeNull();
    expect(answer.userErrors).toEqual([
      {
        path: ['sharing', 'attachments', '0', 'contentId'],
        code: 'NOT_FOUND',
        message: '没有此附件，请先上传',
        rule: null,
      },
    ]);
    const { record } = await publish([]);
    expect(errorsOf(await revise(record?.id ?? '', 1, { attachments: [{ name: '附件', contentId }] }))).toEqual([
      'sharing.attachments.0.contentId NOT_FOUND',
    ]);
  });

  test('nameless, twice the same, too many, all of it told at once', async () => {
    const contentId = await uploaded(hub, publisher, pdfOf('重复'));
    const twice = await publish([
      { name: ' ', contentId },
      { name: '又一次', contentId },
    ]);
    expect(errorsOf(twice)).toEqual(['sharing.attachments.0.name REQUIRED', 'sharing.attachments.1.contentId INVALID']);
    const many = Array.from({ length: 51 }, () => ({ name: '附件', contentId }));
    expect(errorsOf(await publish(many))).toEqual(['sharing.attachments INVALID']);
    expect(errorsOf(await publish([{ name: '字'.repeat(501), contentId }]))).toEqual([
      'sharing.attachments.0.name INVALID',
    ]);
  });

  test('a name that names a person by number', async () => {
    const contentId = await uploaded(hub, publisher, pdfOf('号码'));
    const answer = await publish([{ name: '11010519491231002X的决定', contentId }]);
    expect([answer.record, errorsOf(answer)]).toEqual([null, ['sharing.attachments.0.name INVALID']]);
  });
});
