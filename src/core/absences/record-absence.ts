import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { transaction } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { RequestContext } from '../hub.js';
import { permits, personKey, requirePermission, type Viewer } from '../identity/index.js';
import { absenceGlobalId, absenceKey, type Absence } from './absence.js';
import { checkBack, checkDays } from './absence.rules.js';
import { insertAbsence, isPersonOf, lockAbsence, writeBack } from './absences.sql.js';
import { ownAffiliation } from './own-affiliation.sql.js';

export interface AbsenceAsked {
  /** Null: of whoever asks. */
  readonly personId?: string | null;
  readonly deputyId: string;
  readonly awayFrom: string;
  readonly backOn: string;
}

export interface AbsenceAnswer {
  readonly absence: Absence | null;
  readonly userErrors: readonly Refusal[];
}

const refused = (...userErrors: readonly Refusal[]): AbsenceAnswer => ({ absence: null, userErrors });

/** Somebody is away for some days, and somebody of the same organization stands in: told by themselves, or by who tells of its duties. */
export async function recordAbsence(
  { hub, viewer: caller }: RequestContext,
  asked: AbsenceAsked,
): Promise<AbsenceAnswer> {
  const viewer = requirePermission(caller, 'read');
  const { organization, person } = viewer;
  const now = hub.clock.now();
  const own = await ownAffiliation(hub.pool, viewer);
  const affiliation = asked.personId == null ? own : personKey(asked.personId);
  const deputy = personKey(asked.deputyId);
  const isOwn = affiliation === own;
  if (!isOwn && !permits(viewer, 'manageDuties')) return refused(notTheirs('personId'));
  const known = async (key: number | null): Promise<boolean> =>
    key !== null && (await isPersonOf(hub.pool, organization.key, key));
  const userErrors = [
    ...((await known(affiliation)) ? [] : [refusal('personId', 'NOT_FOUND', '本单位没有此人员')]),
    ...((await known(deputy)) ? [] : [refusal('deputyId', 'NOT_FOUND', '本单位没有此人员')]),
    ...(deputy !== null && deputy === affiliation ? [refusal('deputyId', 'INVALID', '代理人须为另一人')] : []),
    ...checkDays(asked, shanghaiDay(now).toString()),
  ];
  if (userErrors.length > 0 || affiliation === null || deputy === null) return refused(...userErrors);
  const at = shanghaiText(now);
  return transaction(hub.pool, async (executor): Promise<AbsenceAnswer> => {
    const { awayFrom, backOn } = asked;
    const days = { awayFrom, backOn, at, recordedBy: person.key };
    const key = await insertAbsence(executor, { organizationId: organization.key, affiliation, deputy, ...days });
    if (key === null) return refused(refusal('awayFrom', 'ALREADY_EXISTS', '此人在其中某日已登记离岗'));
    await appendAudit(executor, viewer, actedOn('ABSENCE_RECORDED', key), at);
    return { absence: await lockAbsence(executor, organization.key, key), userErrors: [] };
  });
}

/** Somebody comes back earlier than was told. */
export async function endAbsence(
  { hub, viewer: caller }: RequestContext,
  { absenceId, backOn: asked }: { readonly absenceId: string; readonly backOn?: string | null },
): Promise<AbsenceAnswer> {
  const viewer = requirePermission(caller, 'read');
  const now = hub.clock.now();
  const today = shanghaiDay(now).toString();
  const key = absenceKey(absenceId);
  const unknown = refused(refusal('absenceId', 'NOT_FOUND', '本单位没有此离岗登记'));
  if (key === null) return unknown;
  return transaction(hub.pool, async (executor): Promise<AbsenceAnswer> => {
    const standing = await lockAbsence(executor, viewer.organization.key, key);
    if (!standing) return unknown;
    if (!(await mayEnd(viewer, standing, () => ownAffiliation(executor, viewer))))
      return refused(notTheirs('absenceId'));
    const backOn = asked ?? today;
    const wrong = checkBack(backOn, standing, today);
    if (wrong.length > 0) return refused(...wrong);
    await writeBack(executor, standing, backOn);
    await appendAudit(executor, viewer, actedOn('ABSENCE_ENDED', key), shanghaiText(now));
    return { absence: { ...standing, backOn }, userErrors: [] };
  });
}

async function mayEnd(viewer: Viewer, { affiliation }: Absence, own: () => Promise<number>): Promise<boolean> {
  return permits(viewer, 'manageDuties') || affiliation === (await own());
}

const notTheirs = (path: string): Refusal => refusal(path, 'NOT_COMPETENT', '由本人或本单位的管理员登记');

/** What the audit log keeps: neither who is away nor why. */
function actedOn(action: string, key: number) {
  return { action, subjectType: 'Absence', subjectId: absenceGlobalId(key) };
}
