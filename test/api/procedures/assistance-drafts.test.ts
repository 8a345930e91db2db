import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assistanceInput, opinionMaterials } from '../../harness/builders/assistance.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { readParagraphs } from '../../harness/files/official-document.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { unzip } from '../../harness/files/zip.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const api = { field: 'assistanceRequest' };
const [township, department, stranger] = ['141025100', 'zrzy', 'nync'];

const request = async (changes: object = {}) =>
  proceedingOf(await askStep(hub, township, api, { mutation: 'requestAssistance' }, assistanceInput(changes))).id;

/** The drafts that an organization is offered. */
async function offered(organization: string, id: string): Promise<readonly { label: string; path: string }[]> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { drafts { label path } } } }';
  const { data } = await graphql<{ node: { drafts: { label: string; path: string }[] } | null }>(
    hub.url,
    await hub.token(organization),
    query,
    { id },
  );
  return data?.node?.drafts ?? [];
}

/** A draft over HTTP: its status, and what is read in it. */
async function fetchDraft(organization: string | null, id: string, name: string) {
  const headers = organization === null ? {} : { authorization: `Bearer ${await hub.token(organization)}` };
  const response = await fetch(`${hub.url}/proceedings/${id}/${name}.docx`, { headers });
  const body = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type');
  if (response.status !== 200) return { status: response.status, type, text: '' };
  const xml = unzip(body).get('word/document.xml') ?? '';
  return {
    status: 200,
    type,
    text: readParagraphs(xml)
      .map(({ text }) => text)
      .join('\n'),
  };
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('drafts of a request for assistance', () => {
  test('[A1] the letter is there for whoever asks, before it is sent and after', async () => {
    const need = { idempotencyKey: freshKey(), supportKind: 'TECHNICAL_SUPPORT', matter: '噪声超标认定' };
    const { id } = proceedingOf(await askStep(hub, township, api, { mutation: 'registerAssistanceNeed' }, need));
    const before = await fetchDraft(township, id, 'assistance-letter');
    expect(before).toMatchObject({ status: 200, type: docx });
    expect(before.text).toContain('〔主送机关待填〕');
    expect(before.text).toContain('〔协助内容待填〕');
    const evidenceAtRisk = { evidenceAtRisk: true, onSiteReason: '噪声源将拆除' };
    await request({ assistanceRequestId: id, matter: '噪声超标认定', ...evidenceAtRisk });
    const { text } = await fetchDraft(township, id, 'assistance-letter');
    expect(text).toContain('古县岳阳镇人民政府关于请求\n就噪声超标认定');
    expect(text).toContain('自然资源局：');
    expect(text).toContain('证据可能灭失（噪声源将拆除），请及时派执法人员现场处置');
  });

  test('[A2] the opinion is there for the department: with a blank until it is given, then as it was given', async () => {
    const id = await request();
    expect((await fetchDraft(department, id, 'written-opinion')).text).toContain('〔书面意见待填〕');
    const answer = {
      idempotencyKey: freshKey(),
      assistanceRequestId: id,
      opinion: '占用耕地2.3亩。',
      materials: opinionMaterials,
    };
    proceedingOf(await askStep(hub, department, api, { mutation: 'answerAssistance' }, answer));
    const { status, type, text } = await fetchDraft(department, id, 'written-opinion');
    expect({ status, type }).toEqual({ status: 200, type: docx });
    expect(text).toContain('占用耕地2.3亩。');
    expect(text).toContain('勘测定界图');
    expect(text).not.toContain('〔书面意见待填〕');
  });

  test('[A1] [A2] each is offered to whose document it is, and answered 404 to everybody else', async () => {
    const id = await request();
    expect(await offered(township, id)).toEqual([
      { label: '协助函', path: `/proceedings/${id}/assistance-letter.docx` },
    ]);
    expect(await offered(department, id)).toEqual([
      { label: '书面意见', path: `/proceedings/${id}/written-opinion.docx` },
    ]);
    expect(await offered(stranger, id)).toEqual([]);
    const status = async (organization: string | null, name: string) =>
      (await fetchDraft(organization, id, name)).status;
    expect(await status(department, 'assistance-letter')).toBe(404);
    expect(await status(township, 'written-opinion')).toBe(404);
    expect(await status(stranger, 'assistance-letter')).toBe(404);
    expect(await status(stranger, 'written-opinion')).toBe(404);
    expect(await status(null, 'assistance-letter')).toBe(401);
  });

  test('[A2] a request that was declined calls for no opinion', async () => {
    const id = await request();
    const input = { idempotencyKey: freshKey(), assistanceRequestId: id, reason: '不属于本局职责' };
    proceedingOf(await askStep(hub, department, api, { mutation: 'declineAssistance' }, input));
    expect((await fetchDraft(department, id, 'written-opinion')).status).toBe(404);
    expect(await offered(department, id)).toEqual([]);
  });
});
