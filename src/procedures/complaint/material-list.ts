import { dayText } from '../../kernel/day-text.js';
import type { ProcedureDraft } from '../../core/proceedings/index.js';
import type { ComplaintFacts } from './complaint.facts.js';

const kinds: Readonly<Record<string, string>> = {
  COMPLAINANT_MATERIAL: '投诉举报人提供的书面材料',
  HANDED_OVER_PAPER: '投诉举报人提供的书面材料',
  HANDOVER_DOCUMENT: '移交的书面资料',
};

/** C5, C10: what goes with a complaint that is passed on, for both sides to sign. Who complained does not stand in it. */
export const materialList: ProcedureDraft<ComplaintFacts> = {
  name: 'material-list',
  label: '投诉举报移送材料清单',
  write({ hub, row, steps, materials }) {
    const passing = steps.findLast(({ step }) => step === 'inform' || step === 'handOver');
    if (!passing || row.receiverId === null) return null;
    const sender = hub.organizations.byKey(passing.organizationId);
    const receiver = hub.organizations.byKey(row.receiverId);
    // A paper stands in the list where it was handed over, not where it came in.
    const listed = materials.filter(
      ({ kind, contentId, revision }) =>
        (kind === 'COMPLAINANT_MATERIAL' && contentId !== null) ||
        ((kind === 'HANDED_OVER_PAPER' || kind === 'HANDOVER_DOCUMENT') && revision === passing.revision),
    );
    if (listed.length === 0) return null;
    return {
      kind: 'LETTER',
      issuer: sender.name,
      documentNumber: null,
      title: `${sender.name}关于移交投诉举报材料的清单`,
      addressee: receiver.name,
      paragraphs: [
        `${dayText(row.receivedAt)}，我单位收到反映“${row.subject}”的投诉举报（平台登记号${row.number}）。根据《古县乡镇综合行政执法协调联动机制》（古政办发〔2021〕22号）三（二）的规定，现将下列材料移交你单位。`,
        {
          columns: ['序号', '材料种类', '材料名称', '形式'],
          rows: listed.map(({ kind, name, contentId }, index) => [
            String(index + 1),
            kinds[kind] ?? '',
            name,
            contentId === null ? '纸质' : '电子',
          ]),
        },
        '请核对签收。投诉举报人的信息依法保密，由办理单位在平台查阅。',
      ],
      signedBy: sender.name,
      date: passing.occurredAt.slice(0, 10),
    };
  },
};
