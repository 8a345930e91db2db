import type { Temporal } from 'temporal-polyfill';
import { confirmListCheck, listCheckIds, openChecksOf } from '../../categories/legal-adjustment/index.js';
import { countyZone, shanghaiDay } from '../../kernel/calendar.js';
import { recordLists } from '../../core/jurisdiction/index.js';
import { categoryOf, publishRecord } from '../../core/records/index.js';
import { actingFor } from '../../core/visibility/index.js';
import { requirePermission } from '../../core/identity/index.js';
import type { Acted, Step } from './life.js';
import { demonstrationItems } from './material/items.js';
import { overloading } from './material/violations.js';
import { departments, townships, type Office } from './offices.js';

/** Owners look at what laws have changed every so many days, within the term that they have for it. */
const checkEvery = 10;
const { transport, justice } = departments;
const law = '中华人民共和国公路法';
const spilled = demonstrationItems.find(({ legalBasis }) => legalBasis === `《${law}》第七十七条`);

/** G2, S1: a law that is adjusted, an item that its owner tells anew, a handover that is taken back, and lists that are checked. */
export function countyLists(until: Temporal.Instant): Step[] {
  const today = shanghaiDay(until);
  const at = (daysAgo: number, plainTime: string): Temporal.Instant =>
    today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone: countyZone, plainTime }).toInstant();
  const dayOf = (daysAgo: number): string => today.subtract({ days: daysAgo }).toString();
  return [
    { at: at(75, '09:30'), office: justice, act: adjustLaw(dayOf(75)) },
    { at: at(72, '15:00'), office: transport, act: tellAnew(dayOf(72)) },
    { at: at(40, '10:00'), office: transport, act: takeBack(dayOf(40)) },
    ...checkDays(today).flatMap((days) =>
      [...Object.values(departments), ...townships].map((office, place): Step => ({
        at: at(days, `16:${String(place + 10)}`),
        office,
        act: checkLists,
      })),
    ),
  ];
}

/** Up to two weeks ago: what came since is still open. */
function checkDays(today: Temporal.PlainDate): number[] {
  const first = today.subtract({ months: 13 });
  const days: number[] = [];
  for (let ago = first.until(today).total('days'); ago >= 14 - checkEvery; ago -= checkEvery) days.push(ago);
  return days;
}

type Act = Step['act'];

function adjustLaw(day: string): Act {
  return (context, idempotencyKey) =>
    publishRecord(context, categoryOf(context.hub.categories, 'LEGAL_ADJUSTMENT'), {
      idempotencyKey,
      sharing: { title: `《${law}》第七十七条修正（演示）`, formedAt: context.hub.clock.now(), scope: 'ALL_MEMBERS' },
      ...{ instrumentTitle: law, level: 'LAW', adjustmentKind: 'AMENDED', adoptedOn: day, effectiveOn: null },
      ...{ issuingBody: '全国人民代表大会常务委员会', documentNumber: null, articles: ['第七十七条'], itemCodes: null },
      ...{ summary: '演示数据：罚款幅度有调整，请核对执法事项清单、裁量标准和工作流程。' },
    });
}

function tellAnew(day: string): Act {
  return async ({ hub, viewer }): Promise<Acted> => {
    if (!spilled) throw new Error(`no item cites 《${law}》第七十七条`);
    const { department: _, delegated: _delegated, ...item } = spilled;
    const anew = {
      ...{ ...item, departmentCode: transport.code, validFrom: day, validTo: null },
      legalBasis: `《${law}》（修正）第七十七条`,
      basis: '古县县直部门行政执法事项清单（修正）（演示）',
    };
    const items = [anew];
    return { userErrors: await recordLists(hub, requirePermission(viewer, 'manageItems'), { items, delegations: [] }) };
  };
}

function takeBack(revokedOn: string): Act {
  return async ({ hub, viewer }): Promise<Acted> => {
    const delegation = {
      ...{ itemCode: overloading, departmentCode: transport.code, townshipCode: '141025104' },
      ...{ delegatedFrom: '2021-07-01', revokedOn, basis: '古县人民政府关于下放行政处罚事项的决定（演示）' },
      revocationBasis: '古县人民政府关于收回部分下放事项的决定（演示）',
    };
    const delegations = [delegation];
    return { userErrors: await recordLists(hub, requirePermission(viewer, 'manageItems'), { items: [], delegations }) };
  };
}

/** S1: an office looks through what is open for it, and finds that nothing has to change. */
const checkLists: Act = async (context): Promise<Acted> => {
  const { organization } = requirePermission(context.viewer, 'manageItems');
  const checks = await openChecksOf(actingFor(organization, context.hub.pool), organization.key);
  for (const { key } of checks) {
    const note = '经核对，处罚种类和幅度未受影响（演示）';
    const answer = await confirmListCheck(context, { listCheckId: listCheckIds.of(key), note });
    if (answer.userErrors.length > 0) return answer;
  }
  return { userErrors: [] };
};

/** G2: what townships list by a law that gives powers to themselves. */
export function townshipItems(): readonly (Omit<(typeof demonstrationItems)[number], 'department' | 'delegated'> & {
  readonly office: Office;
})[] {
  return townships.map((office) => ({
    code: 'XZ-6500-141025',
    name: '对在乡、村庄规划区内未依法取得乡村建设规划许可证进行建设的处理',
    legalBasis: '《中华人民共和国城乡规划法》第六十五条',
    penalties: '责令停止建设；限期改正；拆除',
    office,
  }));
}
