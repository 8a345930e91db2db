import { shanghaiDay } from '../../kernel/calendar.js';
import { materialsUntil, type ProcedureDraft } from '../../core/proceedings/index.js';
import { otherMaterials } from './criminal-referral.js';
import type { CriminalReferralFacts } from './criminal-referral.facts.js';
import { referralTable } from './referral-table.js';

const kinds: Readonly<Record<string, string>> = { ...referralTable.steps.send.materials, ...otherMaterials };

/** X2: the first of the documents (State Council Order 310, art. 6), from what was told and reported. */
export const referralLetter: ProcedureDraft<CriminalReferralFacts> = {
  name: 'criminal-referral-letter',
  label: '涉嫌犯罪案件移送书',
  by: ['sender'],
  write({ hub, row, steps, materials }) {
    if (row.report === null) return null;
    const sender = hub.organizations.byKey(row.senderId);
    const police = row.policeId === null ? null : hub.organizations.byKey(row.policeId);
    return {
      kind: 'LETTER',
      issuer: sender.name,
      documentNumber: null,
      title: `${sender.name}涉嫌犯罪案件移送书`,
      addressee: police?.name ?? null,
      paragraphs: [
        `我单位在查处${row.partyName ?? '当事人（待查明）'}违法行为过程中，发现其涉嫌${row.suspectedCrime}。`,
        `涉嫌犯罪的事实：${row.grounds}`,
        `专案组人员：${row.officers.join('、')}。核实的情况和意见：${row.report}`,
        ...(row.decidedBy === null ? [] : [`本机关负责人${row.decidedBy}已批准移送。`]),
        '根据《行政执法机关移送涉嫌犯罪案件的规定》第六条的规定，现将案件移送你单位。请在本移送书的回执上签字，并将是否立案的决定书面通知我单位。',
      ],
      attachments: materialsUntil('send', { steps, materials }).flatMap(({ kind, name }) =>
        kinds[kind] && kind !== 'REFERRAL_LETTER' ? [`${kinds[kind]}：${name}`] : [],
      ),
      signedBy: sender.name,
      date: row.sentAt?.slice(0, 10) ?? shanghaiDay(hub.clock.now()).toString(),
      copies: ['人民检察院'],
    };
  },
};
