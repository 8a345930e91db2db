import { clocksLeft } from '../../kernel/procedure-ways.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { transactionAs, type Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { dueWithin, type StartedClock } from './clocks.js';
import { lockUnheld, unheldProceedings, writeStarted, type UnheldProceeding } from './hold-unheld.sql.js';
import { readSteps } from './parts.sql.js';
import { keysOf, procedureOf } from './procedure.js';
import { readProceedings } from './read-proceeding.sql.js';

/** Proceedings that are looked up at a time. */
const most = 500;

/**
 * Begins the clocks of open proceedings in which nobody's time runs, though by their procedure somebody's does where they stand: those
 * that came there before a version of the hub had a clock for it. The time begins now; nobody is late with what nobody counted.
 */
export async function holdUnheld(hub: Hub): Promise<void> {
  let behind: string | null = null;
  for (;;) {
    const found: UnheldProceeding[] = await unheldProceedings(hub.pool, behind, most);
    for (const { key, openedById } of found) {
      await transactionAs(hub.pool, openedById, (session) => hold(hub, key, session));
    }
    if (found.length < most) return;
    behind = found.at(-1)?.key ?? null;
  }
}

async function hold(hub: Hub, key: string, session: Session): Promise<void> {
  if (!(await lockUnheld(session, key))) return;
  const row = (await readProceedings(hub, [key], session)).get(key);
  if (!row) return;
  const procedure = procedureOf(hub.procedures, row.procedure);
  const taken = (await readSteps([key], session)).get(key) ?? [];
  // What both sides of a dispute agree on stands for the step by which the county government decides.
  const steps = taken.map(({ step }) => (step === 'agreeJurisdiction' ? (procedure.routing?.step ?? step) : step));
  const parties = procedure.partiesOf(row);
  const now = hub.clock.now();
  const started = clocksLeft(procedure.table, steps, row.state).flatMap((name): StartedClock[] => {
    const clock = procedure.table.clocks[name];
    if (!clock || clock.within.kind === 'GIVEN') return [];
    const due = dueWithin(clock.within, now, hub);
    const begin = { clock: name, rule: clock.rule, startsAt: now, due };
    return [...new Set(keysOf(parties[clock.by]))].map((responsibleId) => ({ ...begin, responsibleId }));
  });
  if (started.length > 0) await writeStarted(session, key, started, shanghaiText(now));
}
