import { createHash } from 'node:crypto';
import type { Client, UserError } from './ask-hub.js';
import { forestryBureau, landBureau, township } from './parties.js';
import { take, takeInVain, type Step } from './steps.js';
import { chapter, say } from './tell.js';

const step = (mutation: string, input: string): Step => ({ mutation, input, field: 'caseTransfer' });

const reporting = step('reportCaseResult', 'ReportCaseResultInput');

/** 三(一): the case is sent with the three materials of T9, of which one is uploaded and two go on paper. */
export async function send(client: Client, complaintId: string): Promise<string> {
  chapter('二、案件移送（机制三（一））');
  const record = Buffer.from('现场检查记录：镇北坡林地内有采砂坑一处，长约四十米，宽约二十米，林木被毁。\n');
  const contentId = await upload(client, '现场检查记录.txt', record);
  return take(client, township, step('sendCaseTransfer', 'SendCaseTransferInput'), {
    aboutId: complaintId,
    toCode: landBureau,
    discoveredAt: new Date().toISOString(),
    causeOfCase: '未经许可采砂',
    basicFacts: '在镇北坡林地内挖砂，采砂坑长约四十米，宽约二十米。',
    partyName: '古县某砂石有限公司',
    materials: [
      { kind: 'TRANSFER_LETTER', name: '涉嫌违法案件移送函' },
      { kind: 'SOURCE_MATERIAL', name: '投诉举报登记表' },
      { kind: 'PRELIMINARY_EVIDENCE', name: '现场检查记录', contentId },
    ],
  });
}

/** T11: who finds that it is not competent returns the case, and says why. */
export async function returnTransfer(client: Client, caseTransferId: string): Promise<void> {
  await take(client, landBureau, step('returnCaseTransfer', 'ReturnCaseTransferInput'), {
    caseTransferId,
    reason: '经核对地类，该处为林地，应由林业局管辖。',
  });
}

/** X3: a case in which crime is suspected does not end with a penalty. */
export async function concludeInVain(client: Client, caseTransferId: string): Promise<void> {
  const input = { caseTransferId, outcome: 'PENALTY', result: '罚款五万元。' };
  await takeInVain(client, forestryBureau, reporting, input, 'X3');
}

/** T11: the sender learns how the case has ended. */
export async function conclude(client: Client, caseTransferId: string): Promise<void> {
  const result = '涉嫌非法占用农用地罪，已移送公安机关，公安机关已立案。';
  await take(client, forestryBureau, reporting, { caseTransferId, outcome: 'REFERRED', result });
}

interface Routed {
  readonly node: {
    readonly state: string;
    readonly stateLabel: string;
    readonly number: string;
    readonly suspicion: string | null;
    readonly to: { readonly name: string };
  };
}

const suspicions: Readonly<Record<string, string>> = {
  SUSPECTED: '涉嫌犯罪，尚未移送公安机关',
  REFERRED: '涉嫌犯罪，已移送公安机关',
};

/**
 * Tells where the case is now, which others have changed: the decision on a dispute, or a suspicion of crime.
 * @throws Error if it is not accepted by whoever was designated
 */
export async function tellTransfer(client: Client, id: string): Promise<void> {
  const document = `query ($id: ID!) {
    node(id: $id) { ... on CaseTransfer { state stateLabel number suspicion to { name } } }
  }`;
  const { state, stateLabel, number, suspicion, to } = (await client.ask<Routed>(forestryBureau, document, { id }))
    .node;
  if (state !== 'ACCEPTED') throw new Error(`案件移送应为已受理，实为 ${state}`);
  const mark = suspicion === null ? '' : `，${suspicions[suspicion] ?? suspicion}`;
  say(`  案件移送 ${number}：${to.name} ${stateLabel}${mark}`);
}

interface Upload {
  readonly requestUpload: {
    readonly upload: { readonly contentId: string; readonly url: string; readonly alreadyStored: boolean } | null;
    readonly userErrors: readonly UserError[];
  };
}

/** A file is told of by size and digest, then put to the link that is given for just these bytes; its content address. */
async function upload(client: Client, name: string, bytes: Buffer): Promise<string> {
  const document = `mutation ($input: RequestUploadInput!) {
    requestUpload(input: $input) { upload { contentId url alreadyStored } userErrors { path code message rule } }
  }`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const input = { name, contentType: 'text/plain', size: bytes.length, sha256 };
  const { upload: link, userErrors } = (await client.ask<Upload>(township, document, { input })).requestUpload;
  if (!link) throw new Error(`${name} 不能上传：${JSON.stringify(userErrors)}`);
  if (!link.alreadyStored) await client.put(link.url, bytes);
  say(`  上传材料“${name}”（${bytes.length} 字节，SHA-256 ${sha256.slice(0, 12)}…）`);
  return link.contentId;
}
