import { v7 as uuidv7 } from 'uuid';
import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { dueAt, isInTime, workingDays } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal } from '../../kernel/refusal.js';
import { run } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import { changeInsert } from '../feed/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { policyOn } from '../policies/index.js';
import { checkTexts, keyedRequest } from '../requests/index.js';
import { actOnUrge, type UrgeAct, type UrgeAnswer } from './act-on-urge.js';
import type { CountyDeadline } from './county-deadlines.sql.js';
import { countyDeadline } from './overdue.sql.js';
import { supervisorsOn } from './supervisors.js';
import { urgedChange } from './urge-change.js';
import { checkAnswerBy, checkUrge } from './urge.rules.js';
import { urgeIds, type UrgeRow } from './urge.js';
import { insertUrge } from './urges.sql.js';

export interface Urging {
  readonly idempotencyKey: string;
  readonly deadlineId: string;
  readonly responsibleCode?: string | null;
  readonly answerBy?: string | null;
  readonly note?: string | null;
}

const prefix = 'due_';

/** J8, 催办: whoever supervises urges an organization to do what is overdue; it has to answer by a day. */
export function urgeDeadline(context: RequestContext, input: Urging): Promise<UrgeAnswer> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'supervise');
  const { deadlineId, responsibleCode, answerBy = null, note } = input;
  return actOnUrge(hub, viewer, keyedRequest('urge', input, hub), async (act) => {
    const { executor, now, at, today, eventId } = act;
    const malformed = checkTexts(input);
    if (malformed.length > 0) return malformed;
    const key = deadlineId.startsWith(prefix) ? deadlineId.slice(prefix.length) : '';
    const deadline = await countyDeadline(hub, viewer, key);
    if (!deadline) return [refusal('deadlineId', 'NOT_FOUND', '没有此时限，或已办理', 'J8')];
    const responsible = hub.organizations.byKey(deadline.responsibleId);
    const isOverdue = !isInTime(now, Temporal.Instant.from(deadline.dueAt));
    const urged = { responsibleKey: responsible.key, responsibleName: responsible.name, isOverdue };
    const named = responsibleCode == null ? undefined : (hub.organizations.byCode(responsibleCode)?.key ?? null);
    const wrong = [...checkUrge(urged, named, viewer.organization.key), ...checkAnswerBy(answerBy, today)];
    if (wrong.length > 0) return wrong;
    const supervisors = supervisorsOn(hub.organizations, today);
    const urge = {
      ...urgeOf(hub, deadline, act, answerBy),
      responsibleId: responsible.key,
      urgedById: viewer.organization.key,
      urgingPersonId: viewer.person.key,
      note: note?.trim() ? note.trim() : null,
      audience: [...new Set([responsible.key, viewer.organization.key, ...supervisors])],
    };
    if (!(await insertUrge(executor, urge))) return [refusal('deadlineId', 'ALREADY_EXISTS', '已催办，尚未答复', 'J8')];
    const change = urgedChange(hub, eventId, deadline, urge, at);
    if (change) await run(executor, changeInsert(change));
    await appendAudit(executor, viewer, { action: 'URGED', subjectType: 'Urge', subjectId: urgeIds.of(urge.key) }, at);
    return urge;
  });
}

type Half = Omit<UrgeRow, 'responsibleId' | 'urgedById' | 'urgingPersonId' | 'note' | 'audience'>;

function urgeOf(hub: Hub, deadline: CountyDeadline, { now, at }: UrgeAct, answerBy: string | null): Half {
  const { key, subjectKind, subjectKey, procedure, number, clock, label, rule, dueAt: due } = deadline;
  const days = policyOn(hub.policies, 'urge-answer-working-days', shanghaiDay(now));
  const until =
    answerBy === null ? dueAt(workingDays(days), now, hub.calendar).at : endOfDay(Temporal.PlainDate.from(answerBy));
  return {
    key: uuidv7(),
    deadlineKey: key,
    proceedingId: subjectKind === 'PROCEEDING' ? subjectKey : null,
    recordId: subjectKind === 'RECORD' ? subjectKey : null,
    ...{ procedure, number, clock, label, rule, dueAt: due, urgedAt: at, answerBy: shanghaiText(until) },
    ...{ answeredAt: null, answeredById: null, answeringPersonId: null, answer: null, expectedBy: null },
  };
}
