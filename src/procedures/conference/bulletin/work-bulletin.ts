import type { ProcedureDraft } from '../../../core/proceedings/index.js';
import type { BulletinFacts } from './bulletin.facts.js';

/** 工作简报: Conf 5(一), as the office has edited it so far. */
export const workBulletin: ProcedureDraft<BulletinFacts> = {
  name: 'work-bulletin',
  label: '工作简报',
  by: ['office'],
  write({ hub, row }) {
    const office = `综合行政执法联席会议办公室（${hub.organizations.byKey(row.officeId).name}）`;
    return {
      kind: 'BULLETIN',
      issuer: office,
      documentNumber: row.issueNumber,
      title: row.title,
      addressee: null,
      paragraphs: [row.content],
      signedBy: office,
      date: row.publishedAt?.slice(0, 10) ?? null,
    };
  },
};
