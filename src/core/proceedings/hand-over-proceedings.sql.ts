import { identified, run, runAs, type Session } from '../../platform/database/index.js';
import { $, literal, raw, sql } from '../../platform/database/sql.js';
import type { Heirs } from './proceeding.js';

/** Which proceedings an organization has to do with. */
export interface ProceedingsOf {
  /** Whether they are still open. */
  readonly open: boolean;
  /** They come behind this one. */
  readonly after: string | null;
  readonly most: number;
}

export interface FoundProceeding {
  readonly key: string;
  /** Whoever opened it always sees it, whatever becomes of the others. */
  readonly openedById: number;
}

/** Proceedings that the acting organization sees, in the order of their keys. */
export async function proceedingsOf(
  session: Session,
  { open, after, most }: ProceedingsOf,
): Promise<FoundProceeding[]> {
  const rows = await runAs(
    session,
    sql`SELECT p.id, p.opened_by FROM proceeding p
      WHERE p.closed_at IS ${raw(open ? 'NULL' : 'NOT NULL')} AND ${$(session.identity, 'int')} = ANY (p.audience)
        AND (${$(after, 'uuid')} IS NULL OR p.id > ${$(after, 'uuid')}) AND ${identified}
      ORDER BY p.id LIMIT ${$(most, 'int')}`,
  );
  return rows.map(([key, openedById]) => ({ key: String(key), openedById: Number(openedById) }));
}

/** Lets others read a proceeding that is closed; nothing in it changes. */
export async function writeReaders(
  { executor }: Session,
  key: string,
  audience: readonly number[],
  heirs: Heirs | null,
): Promise<void> {
  const acting = heirs === null ? null : JSON.stringify(heirs);
  await run(
    executor,
    sql`UPDATE proceeding SET audience = ${$(audience, 'int[]')}, heirs = ${$(acting, 'jsonb')}
      WHERE id = ${$(key, 'uuid')}`,
  );
}

/** A clock that leaves an organization for the one that it acted for. */
export interface GivenBack {
  readonly clock: string;
  readonly from: number;
  readonly to: number;
}

/** Gives open clocks of a proceeding back; those that were met stay whose they were. */
export async function giveClocksBack({ executor }: Session, key: string, given: readonly GivenBack[]): Promise<void> {
  if (given.length === 0) return;
  const names = given.map(({ clock }) => clock);
  const [from, to] = [given.map((each) => each.from), given.map((each) => each.to)];
  await run(
    executor,
    sql`UPDATE proceeding_deadline d SET responsible_id = g.to_id
      FROM unnest(${$(names, 'text[]')}, ${$(from, 'int[]')}, ${$(to, 'int[]')}) AS g (clock, from_id, to_id)
      WHERE d.proceeding_id = ${$(key, 'uuid')} AND d.clock = g.clock AND d.responsible_id = g.from_id
        AND d.met_at IS NULL AND d.ended_at IS NULL`,
  );
}

/** Open proceedings that the acting organization sees, by procedure: how many, and the numbers of the first. */
export async function countOpenProceedings(
  session: Session,
): Promise<{ readonly procedure: string; readonly count: number; readonly numbers: string }[]> {
  const rows = await runAs(
    session,
    sql`SELECT p.procedure, count(*), (array_agg(p.number ORDER BY p.number))[1:${literal(mostNamed)}]
      FROM proceeding p
      WHERE p.closed_at IS NULL AND ${$(session.identity, 'int')} = ANY (p.audience) AND ${identified}
      GROUP BY p.procedure ORDER BY p.procedure`,
  );
  return rows.map(([procedure, count, numbers]) => ({
    procedure: String(procedure),
    count: Number(count),
    numbers: String(numbers),
  }));
}

/** Of what moves so many are named; the others are counted. */
const mostNamed = 20;
