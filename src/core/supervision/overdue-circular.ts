import { shanghaiDay } from '../../kernel/calendar.js';
import type { OfficialDocument } from '../../platform/official-document/index.js';
import type { Hub } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { overdueFigures } from './overdue.sql.js';
import { urgeFigures } from './urge-figures.sql.js';

const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);

/** 通报: which organizations have overdue matters just now, as a draft for the office to finish. It names no matter. */
export async function overdueCircular(hub: Hub, caller: Viewer | null): Promise<OfficialDocument> {
  const viewer = requirePermission(caller, 'supervise');
  const today = shanghaiDay(hub.clock.now());
  const year = { from: today.with({ month: 1, day: 1 }).toString(), to: today.toString() };
  const [figures, urges] = await Promise.all([overdueFigures(hub, viewer, {}), urgeFigures(hub, viewer, year)]);
  const ofOrganization = Map.groupBy(figures, ({ organizationKey }) => organizationKey);
  const rows = [...ofOrganization]
    .map(([key, own]) => {
      const urged = urges.find(({ organizationKey }) => organizationKey === key);
      return {
        name: hub.organizations.byKey(key).name,
        total: sum(own),
        long: sum(own.filter(({ band }) => band === 'FROM_30_DAYS')),
        ...{ urged: urged?.urged ?? 0, unanswered: urged?.unanswered ?? 0 },
      };
    })
    .sort((one, other) => other.total - one.total);
  const issuer = viewer.organization.name;
  return {
    kind: 'NOTICE',
    ...{ issuer, documentNumber: null, title: '关于行政执法办理事项逾期情况的通报' },
    addressee: '各乡镇人民政府，县直各有关部门',
    paragraphs: [
      `截至${today.year}年${today.month}月${today.day}日，全县行政执法信息共享和办理事项逾期${sum(figures)}件，涉及${rows.length}个单位。现将有关情况通报如下：`,
      {
        columns: ['责任单位', '逾期', '其中三十日以上', '本年被催办', '逾期未答复'],
        rows: rows.map(({ name, total, long, urged, unanswered }) => [
          name,
          ...[total, long, urged, unanswered].map(String),
        ]),
      },
      '请有关单位抓紧办理，并按期答复催办。',
    ],
    signedBy: issuer,
    date: null,
  };
}
