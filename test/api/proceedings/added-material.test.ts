import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { download, pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { complaintInput } from '../../harness/builders/complaint.js';
import { draftText } from '../../harness/clients/draft.js';
import { askCommonStep, historyOf, refusalsOf } from '../../harness/clients/common-step.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { transferInput } from '../../harness/builders/transfer.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const transfer = { field: 'caseTransfer' };
const sent = async (): Promise<string> =>
  proceedingOf(await askStep(hub, '141025100', transfer, { mutation: 'sendCaseTransfer' }, transferInput())).id;
const add = (organization: string, input: object) => askCommonStep(hub, organization, 'addProceedingMaterial', input);
const photographs = [{ kind: 'OTHER', name: '补拍的现场照片' }];

describe('[S0] material that comes later', () => {
  test('stands in the history and is read by all parties, and by nobody else', async () => {
    const id = await sent();
    const contentId = await uploaded(hub, 'zrzy', pdfOf('鉴定意见'));
    const materials = [{ kind: 'OTHER', name: '鉴定意见', contentId }];
    const added = await add('zrzy', { proceedingId: id, materials, note: '专家今日出具' });
    expect(added).toMatchObject({ proceeding: { stateLabel: '已移送', revision: 2 }, userErrors: [] });
    expect((await historyOf(hub, '141025100', id, 'step label rule note organization { code }')).at(-1)).toEqual({
      ...{ step: 'addMaterial', label: '补充材料', rule: 'S0', note: '专家今日出具', organization: { code: 'zrzy' } },
    });
    expect((await download(hub, '141025100', contentId)).status).toBe(200);
    expect((await download(hub, 'nync', contentId)).status).toBe(404);
  });

  test('is in no letter that had gone before', async () => {
    const id = await sent();
    const later = [{ kind: 'SOURCE_MATERIAL', name: '群众来信' }];
    expect((await add('141025100', { proceedingId: id, materials: later })).userErrors).toEqual([]);
    const text = await draftText(hub, '141025100', id, '涉嫌违法案件移送函');
    expect(text).toContain('现场检查记录');
    expect(text).not.toContain('群众来信');
  });

  test('is done once, however often it is asked for', async () => {
    const id = await sent();
    const input = { idempotencyKey: freshKey(), proceedingId: id, materials: photographs };
    const answers = [await add('zrzy', input), await add('zrzy', input)];
    expect(answers.map(({ proceeding }) => proceeding?.revision)).toEqual([2, 2]);
  });

  test.each([
    ['without any', 'zrzy', { materials: [] }, 'materials REQUIRED S0'],
    ['by who is no party', 'nync', {}, 'proceedingId NOT_FOUND -'],
    ['based on an older state', 'zrzy', { expectedRevision: 0 }, 'expectedRevision PRECONDITION_FAILED -'],
    ['to nothing', 'zrzy', { proceedingId: 'trf_1' }, 'proceedingId NOT_FOUND -'],
    ['to what is no proceeding', 'zrzy', { proceedingId: 'rec_1' }, 'proceedingId NOT_FOUND -'],
  ])('is refused %s', async (_, organization, change, refusal) => {
    const { userErrors } = await add(organization, { proceedingId: await sent(), materials: photographs, ...change });
    expect(refusalsOf(userErrors)).toEqual([refusal]);
  });

  test('[S7] does not tell who complained', async () => {
    const input = complaintInput({ complainant: { name: '欧阳建国' } });
    const complaint = { field: 'complaint' };
    const registered = await askStep(hub, '141025100', complaint, { mutation: 'registerComplaint' }, input);
    const { id } = proceedingOf(registered);
    const named = [{ kind: 'OTHER', name: '欧阳建国的来信' }];
    const { userErrors } = await add('141025100', { proceedingId: id, materials: named, note: '欧阳 建国送来' });
    expect(refusalsOf(userErrors).sort()).toEqual(['materials.0.name INVALID S7', 'note INVALID S7']);
  });
});
