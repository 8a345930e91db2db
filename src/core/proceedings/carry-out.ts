import type { Temporal } from 'temporal-polyfill';
import { v4 as uuid } from 'uuid';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { isFinal, standstill } from '../../kernel/procedure.js';
import { run, transactionAs, type Session, type TextRow } from '../../platform/database/index.js';
import type { Sql } from '../../platform/database/sql.js';
import { RefusedTogether, type KeyedRequest } from '../requests/index.js';
import { eitherAudience } from '../visibility/index.js';
import { clockChanges } from './clocks.js';
import { copiesOf } from './copies.js';
import { type StepScope, type Decision, type StepInput } from './decision.js';
import { contentsOf, holdMaterials } from './hold-materials.js';
import { ownMoment } from './occurrence.js';
import { pauseClocks } from './pause-clocks.sql.js';
import { audienceOf } from './parties.js';
import { proceedingChange } from './proceeding-change.js';
import { accepted, refused, type ProceedingPayload } from './proceeding-payload.js';
import { cutTitle } from './proceeding-title.js';
import type { Procedure, ProceedingRow } from './procedure.js';
import { resumeClocks } from './resume-clocks.js';
import { searchedAfter, searchedProceeding, searchedSteps } from './searched-proceeding.js';
import { openingStatement, stepStatement, type Opening, type StepToWrite } from './write-proceeding.sql.js';

/** A step that was decided on and is to be written. */
export interface DecidedStep<Facts extends object> {
  readonly procedure: Procedure<Facts>;
  readonly step: string;
  /** The step of the table that it stands for, where it is not one of the table. */
  readonly insteadOf?: string;
  /** The proceeding as it stands; when it is opened, as it will. */
  readonly row: ProceedingRow<Facts>;
  readonly opening: Opening | null;
  readonly to: string;
  readonly decision: Decision<Facts>;
  readonly input: StepInput;
  readonly request: KeyedRequest;
}

/** Thrown out of a transaction in which a step could not be written: not even its key stays claimed. */
class NothingWritten extends Error {}

/**
 * Writes a step with everything that happens together with it. Null when the key was used before or somebody else was faster: then
 * nothing is written.
 */
export async function carryOut<Facts extends object>(
  deciding: StepScope,
  step: DecidedStep<Facts>,
): Promise<ProceedingPayload<Facts> | null> {
  const { hub, viewer } = deciding;
  const planned = plan(deciding, step);
  if (planned.isAlone) {
    const [written] = await hub.writeAs(viewer.organization.key, planned.statement);
    return written ? accepted(numbered(planned.next, written), planned.eventId) : null;
  }
  try {
    return await transactionAs(hub.pool, viewer.organization.key, async (session) => {
      const payload = await writePlanned(deciding, step, planned, session);
      if (payload === null) throw new NothingWritten();
      return payload;
    });
  } catch (error) {
    if (error instanceof NothingWritten) return null;
    if (error instanceof RefusedTogether) return refused(error.refusals);
    throw error;
  }
}

/** The same within a transaction that is open already. */
export async function write<Facts extends object>(
  deciding: StepScope,
  step: DecidedStep<Facts>,
  session: Session,
): Promise<ProceedingPayload<Facts> | null> {
  return writePlanned(deciding, step, plan(deciding, step), session);
}

async function writePlanned<Facts extends object>(
  deciding: StepScope,
  step: DecidedStep<Facts>,
  planned: Plan<Facts>,
  session: Session,
): Promise<ProceedingPayload<Facts> | null> {
  const { goingOn, stopped } = standstillOf(step);
  // Before the step, which may meet one of them: what stood still is not late.
  const going = goingOn.length > 0 ? plan(deciding, await goOn(deciding, step, goingOn, session)) : planned;
  const { statement, next, eventId, attached, newcomers } = going;
  const [written] = await run(session.executor, statement);
  if (!written) return null;
  const at = shanghaiText(deciding.occurredAt);
  if (stopped.length > 0) await pauseClocks(session.executor, next.key, at, { cause: 'STATE', clocks: stopped });
  const done = numbered(next, written);
  const taken = { ...deciding, session, row: done, eventId };
  await holdMaterials(taken, attached, newcomers, session);
  await step.decision.also?.(taken);
  return accepted(done, eventId);
}

function standstillOf<Facts extends object>({ procedure, opening, row, to }: DecidedStep<Facts>) {
  return standstill(procedure.table, opening ? null : row.state, to);
}

/** The step once clocks go on that stood still where it comes from: it sets what they say, if nothing else. */
async function goOn<Facts extends object>(
  { hub, occurredAt }: StepScope,
  step: DecidedStep<Facts>,
  clocks: readonly string[],
  session: Session,
): Promise<DecidedStep<Facts>> {
  const facts = await resumeClocks(hub, session, step, { cause: 'STATE', clocks }, occurredAt);
  return { ...step, decision: { ...step.decision, set: { ...facts, ...step.decision.set } } };
}

/** What a step writes, and what is to be done after that. */
interface Plan<Facts extends object> {
  readonly statement: Sql;
  /** The proceeding as it will stand. */
  readonly next: ProceedingRow<Facts>;
  readonly eventId: string;
  readonly attached: readonly string[];
  readonly newcomers: readonly number[];
  /** Whether the statement is all of it. */
  readonly isAlone: boolean;
}

function plan<Facts extends object>(deciding: StepScope, step: DecidedStep<Facts>): Plan<Facts> {
  const { hub, viewer, now } = deciding;
  const { procedure, row, opening, to, input, request } = step;
  const at = shanghaiText(now);
  const named = step.insteadOf ?? step.step;
  const occurredAt = ownMoment(procedure.table, named, input) ?? deciding.occurredAt;
  const decision = copied(deciding, procedure, named, row, step.decision);
  const guestIds = decision.guestIds ?? row.guestIds;
  const title = cutTitle(decision.title ?? row.title);
  const facts: ProceedingRow<Facts> = { ...row, ...decision.set };
  const audience = audienceOf(procedure, facts, guestIds);
  const common = {
    title,
    state: to,
    audience,
    guestIds,
    suspicion: decision.suspicion ?? row.suspicion,
    closedAt: isFinal(procedure.table, to) ? (row.closedAt ?? shanghaiText(occurredAt)) : null,
  };
  const next = {
    ...facts,
    ...common,
    documentNumbers: decision.documentNumbers ?? row.documentNumbers,
    changedAt: at,
    revision: opening ? 1 : row.revision + 1,
  };
  const eventId = uuid();
  const either = eitherAudience(row.audience, audience) ?? audience;
  const note = decision.note === undefined ? (input.note ?? null) : decision.note;
  const materials = input.materials ?? [];
  const write: StepToWrite = {
    key: row.key,
    step: step.step,
    common,
    heirs: decision.heirs,
    searched: opening ? searchedProceeding(procedure, next) : searchedAfter(procedure, row, next),
    searchedStep: searchedSteps([note], materials),
    documentNumbers: decision.documentNumbers,
    changes: decision.changes ?? null,
    facts: factsThatChange(procedure, row, decision.set),
    note,
    materials,
    clocks: clockChanges(
      procedure,
      named,
      to,
      {
        before: opening ? {} : procedure.partiesOf(row),
        after: procedure.partiesOf(next),
        actorId: viewer.organization.key,
        heirs: next.heirs,
      },
      occurredAt,
      decision,
      hub,
    ),
    extended: Object.fromEntries(
      Object.entries<Temporal.Instant | undefined>(decision.extended ?? {}).flatMap(([clock, due]) =>
        due ? [[clock, shanghaiText(due)]] : [],
      ),
    ),
    organizationKey: viewer.organization.key,
    personKey: viewer.person.key,
    at,
    occurredAt: shanghaiText(occurredAt),
    change: proceedingChange(eventId, 'STEP_TAKEN', next, viewer.organization.key, at, either, { step: step.step }),
  };
  const statement = opening
    ? openingStatement(request, write, procedure.facts, opening)
    : stepStatement(request, write, procedure.facts, row);
  const attached = contentsOf(materials);
  const newcomers = opening ? [] : audience.filter((key) => !row.audience.includes(key));
  const { stopped, goingOn } = standstillOf(step);
  const together = [attached, newcomers, stopped, goingOn].some(({ length }) => length > 0);
  const isAlone = !together && decision.also === undefined;
  return { statement, next, eventId, attached, newcomers, isAlone };
}

/** The decision together with the copies that the table has the step send. */
function copied<Facts extends object>(
  { hub, now }: StepScope,
  procedure: Procedure<Facts>,
  step: string,
  row: ProceedingRow<Facts>,
  decision: Decision<Facts>,
): Decision<Facts> {
  const decided = { ...row, ...decision.set };
  const copies = copiesOf(procedure, step, decided, hub.organizations, shanghaiDay(now).toString());
  return Object.keys(copies).length > 0 ? { ...decision, set: { ...decision.set, ...copies } } : decision;
}

/**
 * What a step sets, but for organizations that are set to what they are: where somebody acts in the place of another, the column goes on
 * saying whose place it is.
 */
function factsThatChange<Facts extends object>(
  { facts }: Procedure<Facts>,
  row: ProceedingRow<Facts>,
  set: Partial<Facts> = {},
): Readonly<Record<string, unknown>> {
  if (row.heirs === null) return { ...set };
  const before = row as unknown as Readonly<Record<string, unknown>>;
  const isAsItWas = (property: string, value: unknown): boolean =>
    facts.organizations.includes(property) && typeof value === 'number' && before[property] === value;
  return Object.fromEntries(Object.entries(set).filter(([property, value]) => !isAsItWas(property, value)));
}

/** An opened proceeding learns its number from the database. */
function numbered<Facts extends object>(next: ProceedingRow<Facts>, [number]: TextRow): ProceedingRow<Facts> {
  return { ...next, number: number ?? next.number };
}
