import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { transactionAs } from '../../platform/database/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { notificationKey } from './notification.js';
import { countUnread, markRead } from './notifications.sql.js';
import { affiliationOf } from './preferences.sql.js';

export interface MarkedRead {
  readonly markedCount: number | null;
  readonly unreadCount: number | null;
  readonly userErrors: readonly Refusal[];
}

const mostNamed = 100;
const refused = (...userErrors: readonly Refusal[]): MarkedRead => ({
  markedCount: null,
  unreadCount: null,
  userErrors,
});

/** Notes what the viewer has read; what is read already, and what is somebody else's, stays as it is. */
export async function markNotificationsRead(
  { hub, viewer: caller }: RequestContext,
  { notificationIds, upToId }: { readonly notificationIds?: readonly string[] | null; readonly upToId?: string | null },
): Promise<MarkedRead> {
  const { person, organization } = requirePermission(caller, 'read');
  const ids = notificationIds ?? null;
  if ((ids === null) === (upToId == null)) {
    return refused(refusal('notificationIds', 'INVALID', '须列出通知，或给出截至哪一条，二者择一'));
  }
  if (ids !== null && ids.length > mostNamed) {
    return refused(refusal('notificationIds', 'INVALID', `一次至多${mostNamed}条`));
  }
  const keys = (ids ?? [upToId ?? '']).map(notificationKey);
  const wrong = keys.flatMap((key, index) =>
    key === null
      ? [refusal(ids === null ? ['upToId'] : ['notificationIds', String(index)], 'NOT_FOUND', '没有此通知')]
      : [],
  );
  if (wrong.length > 0) return refused(...wrong);
  const affiliation = await affiliationOf(hub.pool, person.key, organization.key);
  const known = keys.filter((key): key is string => key !== null);
  return transactionAs(hub.pool, organization.key, async (session) => {
    const which = ids === null ? { upTo: known[0] ?? '0' } : { keys: known };
    const markedCount = await markRead(session, affiliation, which, shanghaiText(hub.clock.now()));
    return { markedCount, unreadCount: await countUnread(session, affiliation), userErrors: [] };
  });
}
