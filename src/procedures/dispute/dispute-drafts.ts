import { shanghaiDay } from '../../kernel/calendar.js';
import { dayText } from '../../kernel/day-text.js';
import type { Hub } from '../../core/hub.js';
import { organizationOfKind } from '../../core/organizations/index.js';
import { materialsUntil, type ProcedureDraft, type ProceedingRow } from '../../core/proceedings/index.js';
import type { DisputeFacts } from './dispute.facts.js';

const basis = '《古县乡镇综合行政执法协调联动机制》（古政办发〔2021〕22号）三（六）';

/** D2: the letter by which either side asks the county government to decide, from what was told and noted of the consultations. */
export const referralRequest: ProcedureDraft<DisputeFacts> = {
  name: 'dispute-referral',
  label: '提请决定管辖的函',
  by: ['raiser', 'other'],
  write({ hub, row, steps, materials, viewer }) {
    const failed = steps.findLast(({ step }) => step === 'consultInVain');
    if (!failed) return null;
    const own = viewer.organization;
    const [raiser, other] = [row.raiserId, row.otherId].map((key) => hub.organizations.byKey(key).name);
    const today = shanghaiDay(hub.clock.now()).toString();
    const county = organizationOfKind(hub.organizations, 'COUNTY_GOVERNMENT', today);
    return {
      kind: 'LETTER',
      issuer: own.name,
      documentNumber: null,
      title: `${own.name}关于提请决定管辖争议的函`,
      addressee: county?.name ?? null,
      paragraphs: [
        `${raiser}与${other}就${subjectOf(row, hub)}发生行政执法管辖争议（平台登记号${row.number}）。`,
        `争议的事由和理由：${row.reason}`,
        ...(row.listedId === null ? [] : [`按事项清单，该事项由${hub.organizations.byKey(row.listedId).name}管辖。`]),
        `双方经协商未达成一致，${dayText(failed.occurredAt)}记录在案。`,
        ...(row.referralReason === null ? [] : [`提请决定的理由：${row.referralReason}`]),
        `根据${basis}的规定，现提请县政府决定。`,
      ],
      attachments: materialsUntil('refer', { steps, materials }).map(({ name }) => name),
      signedBy: own.name,
      date: today,
    };
  },
};

/** D2: the county government's decision, once it was told to the hub. */
export const designationDecision: ProcedureDraft<DisputeFacts> = {
  name: 'designation',
  label: '指定管辖通知',
  by: ['county'],
  write({ hub, row }) {
    if (row.countyId === null || row.designatedId === null || row.decisionBasis === null) return null;
    const [county, designated, raiser, other] = [row.countyId, row.designatedId, row.raiserId, row.otherId].map(
      (key) => hub.organizations.byKey(key).name,
    ) as [string, string, string, string];
    return {
      kind: 'NOTICE',
      issuer: county,
      documentNumber: row.documentNumber,
      title: `${county}关于指定管辖的通知`,
      addressee: `${raiser}、${other}`,
      paragraphs: [
        `${raiser}与${other}就${subjectOf(row, hub)}发生行政执法管辖争议，协商不成，提请县政府决定。`,
        `根据${basis}的规定，决定由${designated}管辖。`,
        `决定的依据：${row.decisionBasis}`,
      ],
      signedBy: county,
      date: row.closedAt?.slice(0, 10) ?? null,
    };
  },
};

function subjectOf({ title, itemCode, townshipId }: ProceedingRow<DisputeFacts>, { organizations }: Hub): string {
  // The proceeding is titled by what it is; the sentence has said so already.
  const matter = title.replace(/^管辖争议：/, '');
  const where = townshipId === null ? '' : `在${organizations.byKey(townshipId).division.name}`;
  return itemCode === null ? `“${matter}”` : `“${matter}”（事项代码${itemCode}${where}）`;
}
