import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Hub } from '../hub.js';
import { remindedUntil } from '../policies/index.js';
import { keeperOn, tellDeadline } from '../records/index.js';
import { feedbackToTell, noteFeedbackTold } from './execution-feedback.sql.js';

/** Records that are told of in one run; what is left waits for the next minute. */
const most = 500;

/** S3: appends DUE_SOON and OVERDUE for feedback on how a decision is executed, each once; runs every minute. */
export async function tellFeedback(hub: Hub): Promise<void> {
  const now = hub.clock.now();
  const today = shanghaiDay(now).toString();
  const [at, soon] = [shanghaiText(now), shanghaiText(remindedUntil(hub, now))];
  for (const { recordKey, publisher } of await feedbackToTell(hub.pool, at, soon, most)) {
    await tellDeadline(hub, publisher, recordKey, async (record, session) => {
      const told = await noteFeedbackTold(session, recordKey, at, soon);
      if (!told) return null;
      const responsible = (keeperOn(record, today) ?? record.publisher).code;
      return { kind: told.kind, clock: { rule: 'S3', label: '执行情况反馈', responsible, dueAt: told.dueAt } };
    });
  }
}
