import { dayText } from '../../kernel/day-text.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { materialsUntil, type ProcedureDraft } from '../../core/proceedings/index.js';
import type { CaseTransferFacts } from './case-transfer.facts.js';

const kinds: Readonly<Record<string, string>> = {
  SOURCE_MATERIAL: '案源材料',
  PRELIMINARY_EVIDENCE: '初步证据材料',
};

/** The letter that T9 asks for, from what was told of the case; once it is sent, as it was sent. */
export const transferLetter: ProcedureDraft<CaseTransferFacts> = {
  name: 'transfer-letter',
  label: '涉嫌违法案件移送函',
  by: ['sender'],
  write({ hub, row, steps, materials }) {
    const sender = hub.organizations.byKey(row.openedById);
    const addresseeKey = row.sentToId ?? row.receiverId;
    const addressee = addresseeKey === null ? null : hub.organizations.byKey(addresseeKey);
    const attachments = materialsUntil('send', { steps, materials }).flatMap(({ kind, name }) =>
      kinds[kind] ? [`${kinds[kind]}：${name}`] : [],
    );
    return {
      kind: 'LETTER',
      issuer: sender.name,
      documentNumber: null,
      title: `${sender.name}关于移送${row.causeOfCase}案的函`,
      addressee: addressee?.name ?? null,
      paragraphs: [
        `${dayText(row.discoveredAt)}，我单位在行政执法过程中发现${row.partyName ?? '当事人（待查明）'}涉嫌${row.causeOfCase}。${row.urgent ? `情况紧急：${row.urgencyReason ?? ''}。` : ''}`,
        ...(row.basicFacts === null ? [] : [`基本违法事实：${row.basicFacts}`]),
        ...(row.dissuasion === null ? [] : [`违法行为正在进行，我单位已劝阻当事人：${row.dissuasion}`]),
        ...(row.onBehalfOfLaw === null ? [] : [`本机构以自己的名义移送，依据：${row.onBehalfOfLaw}`]),
        '根据《古县乡镇综合行政执法协调联动机制》（古政办发〔2021〕22号）三（一）的规定，该案属你单位管辖，现将案件材料移送你单位处理。请签收，并将处理结果反馈我单位。',
      ],
      attachments,
      signedBy: sender.name,
      date: row.sentAt?.slice(0, 10) ?? shanghaiDay(hub.clock.now()).toString(),
    };
  },
};
