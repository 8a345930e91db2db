import { refusal } from '../../kernel/refusal.js';
import { run } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import { changeInsert } from '../feed/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingOn } from '../organizations/index.js';
import { checkTexts, keyedRequest } from '../requests/index.js';
import { actOnUrge, type UrgeAnswer } from './act-on-urge.js';
import { answeredChange } from './urge-change.js';
import { checkAnswer, checkAnswerText } from './urge.rules.js';
import { urgeIds } from './urge.js';
import { lockUrge, readUrges, writeAnswer } from './urges.sql.js';

export interface Answering {
  readonly idempotencyKey: string;
  readonly urgeId: string;
  readonly answer: string;
  readonly expectedBy?: string | null;
}

/** J8: whoever is urged says why it has not been done and what is done now. A late answer is taken, and counted as late. */
export function answerUrge(context: RequestContext, input: Answering): Promise<UrgeAnswer> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'handleCases');
  return actOnUrge(hub, viewer, keyedRequest('answerUrge', input, hub), async (act) => {
    const { executor, at, today, eventId } = act;
    const malformed = checkTexts(input);
    if (malformed.length > 0) return malformed;
    const key = urgeIds.keyOf(input.urgeId);
    // Only whoever is urged may lock it; a party reads it and is told whose it is to answer.
    const urge = key === null ? null : ((await lockUrge(executor, key)) ?? (await readUrges([key], act)).get(key));
    if (!urge) return [refusal('urgeId', 'NOT_FOUND', '没有此催办', 'J8')];
    const owner = hub.organizations.byKey(urge.responsibleId);
    const responsibleKey = (actingOn(owner, today) ?? owner).key;
    const expectedBy = input.expectedBy ?? null;
    const wrong = [
      ...checkAnswer({ responsibleKey, answeredAt: urge.answeredAt }, viewer.organization.key),
      ...checkAnswerText(input.answer, expectedBy, today),
    ];
    if (wrong.length > 0) return wrong;
    const answered = {
      ...urge,
      ...{ answeredAt: at, answeredById: viewer.organization.key, answeringPersonId: viewer.person.key },
      ...{ answer: input.answer.trim(), expectedBy },
    };
    await writeAnswer(executor, answered);
    const change = await answeredChange(hub, eventId, answered, at, act);
    if (change) await run(executor, changeInsert(change));
    const subject = { subjectType: 'Urge', subjectId: input.urgeId };
    await appendAudit(executor, viewer, { action: 'URGE_ANSWERED', ...subject }, at);
    return answered;
  });
}
