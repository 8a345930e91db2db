import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Period } from '../../kernel/timeline.js';
import {
  changeTimeline,
  type ChangedTimeline,
  type CorrectionAct,
  type CorrectionAsked,
  type DatedTable,
} from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import type { ListScope } from './list-author.js';
import { readLists, type ListReading } from './list-book.js';
import type { WrittenList } from './list-change.sql.js';
import { tellLists } from './tell-lists.js';

type ReadingScope = ListScope<ListReading>;

/** Items and whose they are never change: what they say is read again under the lock. */
export async function readScope({ hub, viewer: caller }: RequestContext, code: string): Promise<ReadingScope> {
  const viewer = requirePermission(caller, 'manageItems');
  return { hub, viewer, book: await readLists(hub.pool, code) };
}

/** Puts right what one department's list says of an item. */
export async function putListRight<P extends Period>(
  { hub, viewer }: ReadingScope,
  table: DatedTable<P>,
  { reason, dryRun }: CorrectionAsked,
  act: CorrectionAct<P> & {
    readonly listed: WrittenList;
    readonly subject: string;
    readonly details: Readonly<Record<string, string>>;
  },
): Promise<ChangedTimeline<P>> {
  const { kind, subject, decide, action, listed, details } = act;
  const { code } = hub.organizations.byKey(listed.department);
  const changed = await changeTimeline(hub, viewer, table, {
    ...{ subject, kind, reason, decide, dryRun: dryRun ?? false },
    audited: { action, subjectType: 'EnforcementItem', subjectId: `itm_${listed.code}@${code}`, details },
    async also(executor) {
      const act = { actor: viewer, at: shanghaiText(hub.clock.now()) };
      await tellLists(executor, hub, act, [listed], kind === 'SET' ? null : kind);
    },
  });
  hub.feed.wakeSequencer();
  return changed;
}

export function notListed(path: string): Refusal {
  return refusal(path, 'NOT_FOUND', '该部门的清单中没有此事项', 'G2');
}
