import { Temporal } from 'temporal-polyfill';
import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAs, type Session } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import { changeInsert } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { actingKey } from './heirs.js';
import { proceedingChange } from './proceeding-change.js';
import { procedureOf } from './procedure.js';
import { readProceedings } from './read-proceeding.sql.js';
import { reckonedDue } from './reckoned-due.js';
import {
  lockProvisional,
  provisionalDeadlines,
  writeReckoned,
  writeReckonedFacts,
  type ProvisionalDeadline,
} from './reckon-deadlines.sql.js';

/** Who announced what the clocks are reckoned by; nobody where a new version of the hub brought it. */
export interface Announcer {
  readonly personKey: number;
  readonly organizationKey: number;
}

/** Clocks that are looked up at a time. */
const most = 500;

/**
 * Reckons anew every clock that rests on days of which no notice had been given: open ones end otherwise, and whether those that were met
 * were met in time is judged by what was announced. Each that moves is audited and told to all who see the proceeding.
 */
export async function reckonDeadlines(hub: Hub, announcer: Announcer | null): Promise<void> {
  await hub.calendar.reload();
  let moved = 0;
  let behind: string | null = null;
  for (;;) {
    const found: ProvisionalDeadline[] = await provisionalDeadlines(hub.pool, behind, most);
    for (const deadline of found) {
      const isMoved = await transactionAs(hub.pool, deadline.openedById, (session) =>
        reckon(hub, announcer, deadline, session),
      );
      if (isMoved) moved += 1;
    }
    if (found.length < most) break;
    behind = found.at(-1)?.deadlineKey ?? null;
  }
  if (moved > 0) hub.feed.wakeSequencer();
}

async function reckon(
  hub: Hub,
  announcer: Announcer | null,
  deadline: ProvisionalDeadline,
  session: Session,
): Promise<boolean> {
  const before = await lockProvisional(session, deadline);
  const row = (await readProceedings(hub, [deadline.proceedingKey], session)).get(deadline.proceedingKey);
  if (!before || !row) return false;
  const procedure = procedureOf(hub.procedures, row.procedure);
  const due = reckonedDue(hub, procedure.table, before);
  if (due === null) return false;
  const after = { dueAt: shanghaiText(due.at), basis: due.basis };
  const isMoved = Temporal.Instant.compare(Temporal.Instant.from(before.dueAt), due.at) !== 0;
  if (!isMoved && before.basis === due.basis) return false;
  const now = shanghaiText(hub.clock.now());
  await writeReckoned(session, deadline.deadlineKey, { ...after, now });
  const facts = procedure.factsOfClock?.(before.clock, due, row) ?? {};
  await writeReckonedFacts(session, procedure.facts, row.key, { ...facts });
  if (!isMoved) return false;
  const { rule, clock } = before;
  if (announcer) {
    const details = { clock, before: before.dueAt, after: after.dueAt };
    const act = { action: 'DEADLINE_RECKONED', subjectType: row.__typename, subjectId: row.id, details };
    await appendAudit(session.executor, actorOf(hub, announcer), act, now);
  }
  const { label } = procedure.table.clocks[clock] ?? { label: clock };
  const responsible = hub.organizations.byKey(actingKey(row, before.responsibleId)).code;
  const body = { rule, label, responsible, dueAt: after.dueAt };
  const change = proceedingChange(uuid(), 'DEADLINE_MOVED', row, null, now, row.audience, body);
  await run(session.executor, changeInsert(change));
  return true;
}

function actorOf(hub: Hub, { personKey, organizationKey }: Announcer) {
  return { person: { key: personKey }, organization: hub.organizations.byKey(organizationKey) };
}
