import { shanghaiDay } from '../../kernel/calendar.js';
import { materialsUntil, type ProcedureDraft } from '../../core/proceedings/index.js';
import { groundsOf } from './reverse-referral.js';
import type { ReverseReferralFacts } from './reverse-referral.facts.js';

const basis = '《中华人民共和国行政处罚法》第二十七条';

/** X2: what is sent to the authority: an opinion of the procuratorate, or the letter of whoever else sends it. */
export const reverseLetter: ProcedureDraft<ReverseReferralFacts> = {
  name: 'reverse-referral-letter',
  label: '行政处罚移送函',
  by: ['issuer'],
  write({ hub, row, steps, materials }) {
    const issuer = hub.organizations.byKey(row.issuerId);
    const authority = hub.organizations.byKey(row.authorityId);
    const isOpinion = row.ground === 'NOT_PROSECUTED';
    const law = isOpinion ? `《中华人民共和国刑事诉讼法》第一百七十七条、${basis}` : basis;
    const justice = row.justiceId === null ? null : hub.organizations.byKey(row.justiceId).name;
    const procuratorate = row.procuratorateId === null ? null : hub.organizations.byKey(row.procuratorateId).name;
    return {
      kind: 'LETTER',
      issuer: issuer.name,
      documentNumber: null,
      title: `${issuer.name}${isOpinion ? '检察意见书' : '关于移送给予行政处罚的函'}`,
      addressee: authority.name,
      paragraphs: [
        `${row.partyName}一案，我单位于${row.decidedOn}${groundsOf[row.ground].label}。`,
        `查明的违法事实：${row.violation}`,
        `处理意见：${row.opinion}`,
        `根据${law}的规定，现将案件移送你单位，请于${row.replyDueAt.slice(0, 10)}前将处理结果书面回复我单位。`,
      ],
      attachments: materialsUntil('accept', { steps, materials }).map(({ name }) => name),
      signedBy: issuer.name,
      date: shanghaiDay(hub.clock.now()).toString(),
      copies: [justice, procuratorate].filter((name) => name !== null),
    };
  },
};

/** X2: what the authority replies, once it has decided. */
export const reverseReply: ProcedureDraft<ReverseReferralFacts> = {
  name: 'reverse-referral-reply',
  label: '检察意见（移送）回复函',
  by: ['authority'],
  write({ hub, row }) {
    if (row.outcome === null) return null;
    const issuer = hub.organizations.byKey(row.issuerId).name;
    const authority = hub.organizations.byKey(row.authorityId).name;
    const result =
      row.outcome === 'PENALIZED'
        ? `经调查，我单位已依法给予行政处罚，处罚决定书文号：${row.decisionNumber ?? ''}。`
        : `经调查，我单位决定不予行政处罚，理由：${row.notPunishedReason ?? ''}`;
    return {
      kind: 'LETTER',
      issuer: authority,
      documentNumber: null,
      title: `${authority}关于${row.partyName}一案处理结果的回复`,
      addressee: issuer,
      paragraphs: [`你单位移送的${row.partyName}一案（平台登记号${row.number}）收悉。`, result, '特此回复。'],
      signedBy: authority,
      date: shanghaiDay(hub.clock.now()).toString(),
    };
  },
};
