import type { Client } from './ask-hub.js';
import { forestryBureau, landBureau, township } from './parties.js';
import { take, type Step } from './steps.js';
import { chapter, say } from './tell.js';

const step = (mutation: string, input = 'ComplaintStepInput'): Step => ({ mutation, input, field: 'complaint' });

const paper = '举报信';

/** 三(二): the township is asked first, accepts, and finds that it has no jurisdiction. */
export async function complain(client: Client): Promise<string> {
  chapter('一、投诉举报（机制三（二））');
  const complaintId = await take(client, township, step('registerComplaint', 'RegisterComplaintInput'), {
    kind: 'TIP_OFF',
    subject: '某砂场占用林地采砂',
    summary: '反映某砂场在镇北坡林地内挖砂、堆料，林木被毁。',
    partyName: '古县某砂石有限公司',
    complainant: { name: '周望山', contact: '13903570009' },
    materials: [{ kind: 'COMPLAINANT_MATERIAL', name: paper }],
  });
  await tellComplainant(client, complaintId);
  await take(client, township, step('acceptComplaint'), { complaintId });
  await take(client, township, step('verifyComplaint', 'VerifyComplaintInput'), {
    complaintId,
    outcome: 'NO_JURISDICTION',
    verification: '现场检查：采砂坑一处，未见采矿许可，处罚权不在本镇。',
  });
  return complaintId;
}

/** C5: the complaint follows its transfer; S7: whoever receives it does not read who complained before it takes over. */
export async function handOver(client: Client, complaintId: string, caseTransferId: string): Promise<void> {
  await take(client, township, step('handOverComplaint', 'HandOverComplaintInput'), {
    complaintId,
    ...handedOver(landBureau),
    caseTransferId,
  });
  await tellComplainant(client, complaintId, landBureau);
}

/** Whoever will not handle the complaint returns it: it is with the township again, and nobody has lost it. */
export async function returnComplaint(client: Client, complaintId: string): Promise<void> {
  await take(client, landBureau, step('returnComplaint', 'ReturnComplaintInput'), {
    complaintId,
    reason: '案件移送已退回，所涉地块为林地，不属本局管辖。',
  });
}

/** The complaint goes to whom the county government has designated for the case, which files it. */
export async function handOverToDesignated(client: Client, complaintId: string, caseTransferId: string): Promise<void> {
  chapter('四、投诉举报随案件移交指定的单位（机制三（二））');
  await take(client, township, step('handOverComplaint', 'HandOverComplaintInput'), {
    complaintId,
    ...handedOver(forestryBureau),
    caseTransferId,
  });
  await take(client, forestryBureau, step('acknowledgeComplaint'), { complaintId });
  await tellComplainant(client, complaintId, forestryBureau);
  await take(client, forestryBureau, step('acceptComplaint'), { complaintId });
  await take(client, forestryBureau, step('verifyComplaint', 'VerifyComplaintInput'), {
    complaintId,
    outcome: 'VIOLATION',
    verification: '经勘验，未经批准占用林地采砂属实。',
  });
  await take(client, forestryBureau, step('fileComplaintCase', 'FileComplaintCaseInput'), { complaintId });
}

/** C12: the complainant is told the result, and only then is the complaint closed. Nobody informed a township, so C13 owes no feedback. */
export async function answer(client: Client, complaintId: string): Promise<void> {
  chapter('六、答复投诉举报人并办结（机制三（二））');
  await take(client, forestryBureau, step('replyToComplainant', 'ReplyToComplainantInput'), {
    complaintId,
    result: '占用林地采砂属实，因涉嫌犯罪已移送公安机关，公安机关已立案。',
    replyNotice: '已电话告知',
  });
  await take(client, forestryBureau, step('closeComplaint'), { complaintId });
}

/** C10: what the complainant gave on paper goes with the complaint, listed under its name. */
function handedOver(toCode: string) {
  return {
    toCode,
    materials: [
      { kind: 'HANDOVER_DOCUMENT', name: '投诉举报移交书' },
      { kind: 'HANDED_OVER_PAPER', name: paper },
    ],
  };
}

interface Confidential {
  readonly node: { readonly complainantMasked: { readonly name: string } | null } | null;
}

/** S7: who complained, as an organization reads it. */
async function tellComplainant(client: Client, id: string, organization = township): Promise<void> {
  const document = 'query ($id: ID!) { node(id: $id) { ... on Complaint { complainantMasked { name } } } }';
  const { node } = await client.ask<Confidential>(organization, document, { id });
  const { viewer } = await client.ask<{ viewer: { organization: { name: string } } }>(
    organization,
    '{ viewer { organization { name } } }',
  );
  say(`  [S7] ${viewer.organization.name} 所见投诉举报人：${node?.complainantMasked?.name ?? '不可见'}`);
}
