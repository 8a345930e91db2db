import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { download, pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { readText } from '../../harness/files/official-document.js';
import { askStep, proceedingOf, type StepAnswer } from '../../harness/clients/proceeding.js';
import { transferInput, transferMaterials } from '../../harness/builders/transfer.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const api = { field: 'caseTransfer' };
const letter = transferMaterials[0];
const withContent = (contentId: string, input: object = {}) =>
  transferInput({ materials: [{ ...letter, contentId }, ...transferMaterials.slice(1)], ...input });
const send = (organization: string, input: object): Promise<StepAnswer> =>
  askStep(hub, organization, api, { mutation: 'sendCaseTransfer' }, input);

describe('[T9] material that was uploaded', () => {
  test('comes to the receiver with the case, and to nobody else', async () => {
    const contentId = await uploaded(hub, '141025100', pdfOf('移送函'));
    const { id } = proceedingOf(await send('141025100', withContent(contentId)));
    const { data } = await graphql<{ node: { materials: object[] } }>(
      hub.url,
      await hub.token('zrzy'),
      `
        query ($id: ID!) {
          node(id: $id) {
            ... on CaseTransfer {
              materials {
                kind
                name
                contentId
                attachment {
                  size
                  downloadPath
                }
              }
            }
          }
        }
      `,
      { id },
    );
    expect(data?.node.materials).toHaveLength(3);
    expect(data?.node.materials[0]).toMatchObject({
      kind: 'TRANSFER_LETTER',
      contentId,
      attachment: { downloadPath: `/attachments/${contentId}` },
    });
    expect((await download(hub, 'zrzy', contentId)).status).toBe(200);
    expect((await download(hub, 'nync', contentId)).status).toBe(404);
  });

  test('comes with a step of the receiver to the sender', async () => {
    const { id } = proceedingOf(await send('141025100', transferInput()));
    const contentId = await uploaded(hub, 'zrzy', pdfOf('退回说明'));
    const input = { idempotencyKey: freshKey(), caseTransferId: id, reason: '不属于本局管辖' };
    const materials = [{ kind: 'OTHER', name: '退回说明', contentId }];
    proceedingOf(await askStep(hub, 'zrzy', api, { mutation: 'returnCaseTransfer' }, { ...input, materials }));
    expect((await download(hub, '141025100', contentId)).status).toBe(200);
  });

  test('of others is not to be had by naming it', async () => {
    const contentId = await uploaded(hub, 'nync', pdfOf('他人的材料'));
    const { proceeding, userErrors } = await send('141025100', withContent(contentId));
    expect([proceeding, userErrors]).toMatchObject([
      null,
      [{ path: ['materials', '0', 'contentId'], code: 'NOT_FOUND' }],
    ]);
    expect((await download(hub, '141025100', contentId)).status).toBe(404);
  });
});

describe('the draft of the transfer letter', () => {
  const asDocument = async (organization: string, path: string) =>
    fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${await hub.token(organization)}` } });

  test('is offered to the sender alone, as a Word file that names both sides and invents no number', async () => {
    const { id } = proceedingOf(await send('141025100', transferInput()));
    const ask = async (organization: string) => {
      const { data } = await graphql<{ node: { drafts: { label: string; path: string }[] } }>(
        hub.url,
        await hub.token(organization),
        'query ($id: ID!) { node(id: $id) { ... on Proceeding { drafts { label path } } } }',
        { id },
      );
      return data?.node.drafts ?? [];
    };
    const path = `/proceedings/${id}/transfer-letter.docx`;
    expect(await ask('141025100')).toEqual([{ label: '涉嫌违法案件移送函', path }]);
    expect(await ask('zrzy')).toEqual([]);
    const response = await asDocument('141025100', path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('涉嫌违法案件移送函'));
    const text = readText(Buffer.from(await response.arrayBuffer()));
    for (const part of ['岳阳镇', '自然资源局', '擅自在河道管理范围内采砂', '现场检查记录', '发文字号'])
      expect(text).toContain(part);
  });

  test.each([
    ['zrzy', 'transfer-letter', 404],
    ['nync', 'transfer-letter', 404],
    ['141025100', 'another', 404],
  ])('%s gets %s: %d', async (organization, name, status) => {
    const { id } = proceedingOf(await send('141025100', transferInput()));
    expect((await asDocument(organization, `/proceedings/${id}/${name}.docx`)).status).toBe(status);
  });

  test('is for whoever is signed in', async () => {
    const { id } = proceedingOf(await send('141025100', transferInput()));
    expect((await fetch(`${hub.url}/proceedings/${id}/transfer-letter.docx`)).status).toBe(401);
  });
});
