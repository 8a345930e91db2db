import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAs } from '../../platform/database/index.js';
import { changeInsert } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { remindedUntil } from '../policies/index.js';
import { actingKey } from './heirs.js';
import { proceedingChange } from './proceeding-change.js';
import { labelOfClock } from './proceeding-deadlines.sql.js';
import { procedureOf } from './procedure.js';
import { readProceedings } from './read-proceeding.sql.js';
import { deadlinesToTell, noteTold, type DeadlineToTell } from './tell-deadlines.sql.js';

/** Clocks that are told of in one run; what is left waits for the next minute. */
const most = 500;

/**
 * Appends DUE_SOON and OVERDUE for every clock of a proceeding that has come to it, each once; DUE_SOON within office hours, unless the clock
 * began later. Runs every minute: a clock that is
 * moved, met or paused needs no job of its own to be called off.
 */
export async function tellDeadlines(hub: Hub): Promise<void> {
  const now = hub.clock.now();
  const [at, soon] = [shanghaiText(now), shanghaiText(remindedUntil(hub, now))];
  let told = 0;
  for (const deadline of await deadlinesToTell(hub.pool, at, soon, most)) {
    if (await tell(hub, deadline, at, soon)) told += 1;
  }
  if (told > 0) hub.feed.wakeSequencer();
}

function tell(hub: Hub, deadline: DeadlineToTell, at: string, soon: string): Promise<boolean> {
  return transactionAs(hub.pool, deadline.openedById, async (session) => {
    const told = await noteTold(session, deadline, at, soon);
    const proceeding = (await readProceedings(hub, [deadline.proceedingKey], session)).get(deadline.proceedingKey);
    if (!told || !proceeding) return false;
    const { kind, rule, clock, responsibleId, dueAt } = told;
    const label = labelOfClock(procedureOf(hub.procedures, proceeding.procedure), clock);
    const responsible = hub.organizations.byKey(actingKey(proceeding, responsibleId)).code;
    const body = { rule, label, responsible, dueAt };
    const change = proceedingChange(uuid(), kind, proceeding, null, at, proceeding.audience, body);
    await run(session.executor, changeInsert(change));
    return true;
  });
}
