import { shanghaiDay } from '../../kernel/calendar.js';
import type { ProcedureDraft } from '../../core/proceedings/index.js';
import type { ProcuratorialOpinionFacts } from './procuratorial-opinion.facts.js';

/** X2: what the addressee answers, once it was told to the hub. */
export const opinionReply: ProcedureDraft<ProcuratorialOpinionFacts> = {
  name: 'procuratorial-opinion-reply',
  label: '检察意见回复函',
  by: ['addressee'],
  write({ hub, row }) {
    if (row.answer === null) return null;
    const addressee = hub.organizations.byKey(row.addresseeId).name;
    const copies = row.justiceId === null ? [] : [hub.organizations.byKey(row.justiceId).name];
    return {
      kind: 'LETTER',
      issuer: addressee,
      documentNumber: null,
      title: `${addressee}关于检察意见的回复`,
      addressee: hub.organizations.byKey(row.issuerId).name,
      paragraphs: [
        `你院就“${row.matter}”提出的检察意见（平台登记号${row.number}）收悉。`,
        `处理结果：${row.answer}`,
        '特此回复。',
      ],
      signedBy: addressee,
      date: shanghaiDay(hub.clock.now()).toString(),
      copies,
    };
  },
};
