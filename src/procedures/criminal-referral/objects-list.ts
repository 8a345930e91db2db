import { shanghaiDay } from '../../kernel/calendar.js';
import type { ProcedureDraft } from '../../core/proceedings/index.js';
import type { CriminalReferralFacts } from './criminal-referral.facts.js';
import { readObjects } from './referral-object.sql.js';

/** X2: the list by which objects are handed over to the police (Order 310, art. 12), from what was told. */
export const objectsList: ProcedureDraft<CriminalReferralFacts> = {
  name: 'referral-objects-list',
  label: '移送涉案物品清单',
  by: ['sender'],
  isReady: ({ row }) => row.objectsHandedAt !== null,
  async write({ hub, row, session }) {
    if (row.objectsHandedAt === null) return null;
    const objects = (await readObjects([row.key], session)).get(row.key) ?? [];
    const sender = hub.organizations.byKey(row.senderId).name;
    const lines = objects.map(({ name, quantity, feature = null, place = null }, index) =>
      [`${index + 1}. ${name}，${quantity}`, feature, place === null ? null : `存放于${place}`]
        .filter((part) => part !== null)
        .join('；'),
    );
    return {
      kind: 'LETTER',
      issuer: sender,
      documentNumber: null,
      title: `${sender}移送涉案物品清单`,
      addressee: row.policeId === null ? null : hub.organizations.byKey(row.policeId).name,
      paragraphs: [
        `${row.partyName ?? '当事人'}涉嫌${row.suspectedCrime}一案（平台登记号${row.number}），你单位已立案。根据《行政执法机关移送涉嫌犯罪案件的规定》第十二条的规定，现移交下列涉案物品：`,
        ...lines,
        ...(row.objectsSignedBy === null ? [] : [`接收人：${row.objectsSignedBy}。`]),
        ...(row.objectsRemark === null ? [] : [`接收意见：${row.objectsRemark}`]),
      ],
      signedBy: sender,
      date: shanghaiDay(hub.clock.now()).toString(),
    };
  },
};
