import { v4 as uuid } from 'uuid';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { run, transactionAs, type Session } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import { changeInsert } from '../feed/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { existsOn, type Organization } from '../organizations/index.js';
import { eitherAudience, maySee } from '../visibility/index.js';
import { publisherOf } from './due-changes.sql.js';
import { recordChange } from './record-change.js';
import { keeperOn } from './record-keeper.js';
import { lockRecord, readRecord } from './record-read.sql.js';
import { type RecordRow, recordIds } from './record.js';
import { recordUpdate } from './record-tables.sql.js';
import { grantEnding, insertGrant, readGrants, type GrantAct, type VisibilityGrant } from './visibility-grant.sql.js';

/** The organization's grant and the change that tells of it, or what is wrong. */
export interface GrantAnswer {
  readonly grant: VisibilityGrant | null;
  readonly change: { readonly eventId: string } | null;
  readonly userErrors: readonly Refusal[];
}

export interface GrantRequest {
  readonly recordId: string;
  readonly organizationCode: string;
  /** Decision or clause on which it is done. */
  readonly basis: string;
}

const longestBasis = 500;

/**
 * Lets one more organization see a record, or takes that back. The publisher does so for its own records, the county government
 * for any. Whoever may see it no longer is told by a change without content (RETRACTED).
 */
export async function changeVisibility(
  context: RequestContext,
  request: GrantRequest,
  what: 'grant' | 'revoke',
): Promise<GrantAnswer> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'grantVisibility');
  const grantee = hub.organizations.byCode(request.organizationCode);
  const wrong = checkRequest(hub, request, grantee);
  if (wrong.length > 0 || !grantee) return refused(...wrong);
  const unknown = refused(refusal('recordId', 'NOT_FOUND', '没有此信息'));
  const key = recordIds.keyOf(request.recordId);
  const publisher = key === null ? null : await publisherOf(hub.pool, key);
  if (key === null || publisher === null) return unknown;

  // The record is its publisher's, whoever orders it to be shown: policies let nobody else change it.
  const answer = await transactionAs(hub.pool, publisher, async (session): Promise<GrantAnswer> => {
    await lockRecord(key, session.executor);
    const record = await readRecord(hub, key, session);
    if (!record) return unknown;
    const isCounty = viewer.roles.has('COUNTY_GOVERNMENT');
    if (!isCounty && !maySee(record.audience, viewer.organization)) return unknown;
    const today = shanghaiDay(hub.clock.now()).toString();
    if (!isCounty && keeperOn(record, today)?.key !== viewer.organization.key) {
      return refused(refusal('recordId', 'NOT_COMPETENT', '只有发布单位和县政府可以调整此信息的可见范围'));
    }
    const grants = await readGrants(session, key);
    const refusals = what === 'grant' ? checkGrant(record, grantee) : checkRevocation(grants, grantee);
    if (refusals.length > 0) return refused(...refusals);
    return write(hub, viewer, session, { record, grantee, request, what });
  });
  if (answer.change) hub.feed.wakeSequencer();
  return answer;
}

interface Decided {
  readonly record: RecordRow;
  readonly grantee: Organization;
  readonly request: GrantRequest;
  readonly what: 'grant' | 'revoke';
}

async function write(hub: Hub, viewer: Viewer, session: Session, decided: Decided): Promise<GrantAnswer> {
  const { record, grantee, request, what } = decided;
  const { executor } = session;
  const at = shanghaiText(hub.clock.now());
  const act: GrantAct = { personKey: viewer.person.key, at };
  const before = record.audience ?? [];
  const others = before.filter((key) => key !== grantee.key);
  const after = what === 'grant' ? [...others, grantee.key].sort((one, other) => one - other) : others;
  if (what === 'revoke') await run(executor, grantEnding(record.key, [grantee.key], act));
  else {
    const grant = { recordKey: record.key, organizationKey: grantee.key, basis: request.basis.trim() };
    await insertGrant(executor, grant, act);
  }
  await run(executor, recordUpdate(record.key, { audience: after }));
  const eventId = uuid();
  const subject = { ...record, id: record.key, publisherId: record.publisher.key };
  const audience = eitherAudience(before, after);
  const change = recordChange(eventId, 'VISIBILITY_CHANGED', subject, viewer, at, audience);
  await run(executor, changeInsert(change));
  const action = what === 'grant' ? 'VISIBILITY_GRANTED' : 'VISIBILITY_REVOKED';
  const audited = { action, subjectType: 'SharedRecord', subjectId: record.id, details: { to: grantee.code } };
  await appendAudit(executor, viewer, { ...audited, purpose: request.basis.trim() }, at);
  const grants = await readGrants(session, record.key);
  const grant = grants.filter(({ organizationKey }) => organizationKey === grantee.key).at(-1) ?? null;
  return { grant, change: { eventId }, userErrors: [] };
}

function checkRequest(hub: Hub, { basis }: GrantRequest, grantee: Organization | undefined): Refusal[] {
  const today = shanghaiDay(hub.clock.now()).toString();
  return [
    ...(grantee ? [] : [refusal('organizationCode', 'NOT_FOUND', '没有此代码的单位')]),
    ...(grantee && !existsOn(grantee, today) ? [refusal('organizationCode', 'INVALID', `${grantee.name}已撤销`)] : []),
    ...(basis.trim() === '' ? [refusal('basis', 'REQUIRED', '须写明依据')] : []),
    ...(basis.length > longestBasis || !isWellFormed(basis)
      ? [refusal('basis', 'INVALID', `依据不得超过${longestBasis}字，不得含非法字符`)]
      : []),
  ];
}

function checkGrant({ audience }: RecordRow, grantee: Organization): Refusal[] {
  if (audience === null) return [refusal('recordId', 'INVALID', '此信息全体成员可见，无需授权')];
  return audience.includes(grantee.key) ? [refusal('organizationCode', 'ALREADY_EXISTS', '该单位已可查看此信息')] : [];
}

function checkRevocation(grants: readonly VisibilityGrant[], grantee: Organization): Refusal[] {
  const stands = grants.some(({ organizationKey, endedAt }) => organizationKey === grantee.key && endedAt === null);
  return stands
    ? []
    : [refusal('organizationCode', 'NOT_FOUND', '没有对该单位的有效授权；由发布单位指定的，请修订共享范围')];
}

function refused(...userErrors: readonly Refusal[]): GrantAnswer {
  return { grant: null, change: null, userErrors };
}
