import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { $, join, nothing, sql, type Parameter, type Sql } from '../../platform/database/sql.js';
import type { ClockChanges, MetClock, StartedClock } from './clocks.js';

/** What a step does to the clocks of its proceeding. */
export interface ClocksToWrite {
  readonly clocks: ClockChanges;
  /** New due times of clocks that run, by clock: RFC 3339. */
  readonly extended: Readonly<Record<string, string>>;
  /** When it was done. */
  readonly occurredAt: string;
}

/** A clock `d` of the proceeding that still runs. */
const running = sql`d.proceeding_id = (SELECT id FROM proceeding) AND d.met_at IS NULL AND d.ended_at IS NULL`;

/** A clock `d` that a row `m` says is met, or one `e` that it is at an end. */
const isMet = sql`d.clock = m.clock AND (m.responsible_id IS NULL OR m.responsible_id = d.responsible_id)`;
const isEnded = sql`d.clock = e.clock AND (e.responsible_id IS NULL OR e.responsible_id = d.responsible_id)`;

/** The parts of a step's statement that change the clocks of its `proceeding`. */
export function clockParts({ clocks, extended, occurredAt }: ClocksToWrite): Sql {
  const { started, met, ended } = clocks;
  const column = (of: (clock: MetClock) => unknown, type: string): Parameter => $(met.map(of), type);
  const metClocks = column(({ clock }) => clock, 'text[]');
  const metAt = column((clock) => shanghaiText(clock.at), 'timestamptz[]');
  const metBy = column(({ responsibleId }) => responsibleId, 'int[]');

  const metPart = sql`met AS (
  UPDATE proceeding_deadline d SET met_at = m.at
  FROM unnest(${metClocks}, ${metAt}, ${metBy}) AS m (clock, at, responsible_id)
  WHERE ${running} AND ${isMet}),`;

  // One statement changes a row once: what is met does not end, and what ends is not extended.
  const notMet = sql`NOT EXISTS (SELECT FROM unnest(${metClocks}, ${metBy}) AS m (clock, responsible_id) WHERE ${isMet})`;
  const endedClocks = $(
    ended.map(({ clock }) => clock),
    'text[]',
  );
  const endedBy = $(
    ended.map(({ responsibleId }) => responsibleId),
    'int[]',
  );
  const isOver = sql`EXISTS (SELECT FROM unnest(${endedClocks}, ${endedBy}) AS e (clock, responsible_id) WHERE ${isEnded})`;

  const othersEndedPart = sql`ended AS (
  UPDATE proceeding_deadline d SET ended_at = ${$(occurredAt, 'timestamptz')}
  WHERE ${running} AND ${notMet}),`;

  const someEndedPart = sql`ended AS (
  UPDATE proceeding_deadline d SET ended_at = ${$(occurredAt, 'timestamptz')}
  WHERE ${running} AND ${isOver} AND ${notMet}),`;

  const extendedPart = sql`extended AS (
  UPDATE proceeding_deadline d SET due_at = e.due_at, basis = 'ANNOUNCED', due_soon_told_at = NULL
  FROM unnest(${$(Object.keys(extended), 'text[]')}, ${$(Object.values(extended), 'timestamptz[]')}) AS e (clock, due_at)
  WHERE ${running} AND d.clock = e.clock AND NOT ${isOver}),`;

  const startedPart = sql`started AS (${startedInsert(sql`proceeding`, started, clocks, occurredAt)}),`;

  const parts = [
    met.length > 0 ? metPart : nothing,
    clocks.endsOthers ? othersEndedPart : ended.length > 0 ? someEndedPart : nothing,
    Object.keys(extended).length > 0 ? extendedPart : nothing,
    started.length > 0 ? startedPart : nothing,
  ];
  return join(parts, '\n');
}

/** The INSERT of clocks that start in a proceeding, which a relation gives with its `id`. */
export function startedInsert(
  proceeding: Sql,
  started: readonly StartedClock[],
  changes: Pick<ClockChanges, 'met' | 'endsOthers'>,
  occurredAt: string,
): Sql {
  return sql`INSERT INTO proceeding_deadline
    (proceeding_id, id, clock, rule, responsible_id, starts_at, due_at, basis, met_at, ended_at)
  SELECT p.id, c.* FROM ${proceeding} p, (VALUES ${join(started.map((clock) => startedRow(clock, changes, occurredAt)))}) AS c`;
}

/** A clock that the same step starts and meets is kept all the same, as met. */
function startedRow(
  { clock, rule, responsibleId, startsAt, due }: StartedClock,
  { met, endsOthers }: Pick<ClockChanges, 'met' | 'endsOthers'>,
  occurredAt: string,
): Sql {
  const metAt = met.find(
    (each) => each.clock === clock && (each.responsibleId === null || each.responsibleId === responsibleId),
  )?.at;
  return sql`(${$(uuid(), 'uuid')}, ${$(clock, 'text')}, ${$(rule, 'text')}, ${$(responsibleId, 'int')},
    ${$(shanghaiText(startsAt), 'timestamptz')}, ${$(shanghaiText(due.at), 'timestamptz')}, ${$(due.basis, 'text')},
    ${$(metAt ? shanghaiText(metAt) : null, 'timestamptz')}, ${$(endsOthers && !metAt ? occurredAt : null, 'timestamptz')})`;
}
