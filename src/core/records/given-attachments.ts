import { refusal, type Refusal } from '../../kernel/refusal.js';
import { inNameOf, type Session } from '../../platform/database/index.js';
import { checkContents, holdContents } from '../attachments/index.js';
import type { GivenAttachment } from './record-attachment.sql.js';

/** The most files that a record has. */
const mostAttachments = 50;
const path = ['sharing', 'attachments'];

/**
 * What is wrong with the files that an organization puts on a record: each has a name, comes once, and was uploaded by it, unless it stands
 * there already. The session may be another organization's, in whose name it acts.
 */
export async function checkAttachments(
  session: Session,
  organizationKey: number,
  given: readonly GivenAttachment[],
  standing: readonly GivenAttachment[] = [],
): Promise<Refusal[]> {
  if (given.length === 0) return [];
  if (given.length > mostAttachments) return [refusal(path, 'INVALID', `一条信息至多${mostAttachments}个附件`)];
  const fresh = notAmong(standing, given);
  const unheld = new Set(await asOrganization(session, organizationKey, (own) => checkContents(own, fresh)));
  return given.flatMap(({ name, contentId }, index) => {
    const at = [...path, String(index)];
    return [
      ...(name.trim() === '' ? [refusal([...at, 'name'], 'REQUIRED', '附件名称不能为空')] : []),
      ...(unheld.has(contentId) ? [refusal([...at, 'contentId'], 'NOT_FOUND', '没有此附件，请先上传')] : []),
      ...(given.findIndex((other) => other.contentId === contentId) < index
        ? [refusal([...at, 'contentId'], 'INVALID', '同一文件只能附一次')]
        : []),
    ];
  });
}

/** Whoever keeps the record of an organization that has ended gives that what it has uploaded for it. */
export async function passAttachments(
  session: Session,
  organizationKey: number,
  given: readonly GivenAttachment[],
  standing: readonly GivenAttachment[],
  at: string,
): Promise<void> {
  const fresh = notAmong(standing, given);
  if (session.identity === organizationKey || fresh.length === 0) return;
  await inNameOf(session, organizationKey, (own) => holdContents(own, fresh, [session.identity], at));
}

function notAmong(standing: readonly GivenAttachment[], given: readonly GivenAttachment[]): string[] {
  const known = new Set(standing.map(({ contentId }) => contentId));
  return [...new Set(given.map(({ contentId }) => contentId))].filter((contentId) => !known.has(contentId));
}

function asOrganization<Result>(
  session: Session,
  organizationKey: number,
  work: (own: Session) => Promise<Result>,
): Promise<Result> {
  return session.identity === organizationKey ? work(session) : inNameOf(session, organizationKey, work);
}
