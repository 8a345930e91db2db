import { counted } from '../../categories/penalty-decision/index.js';
import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { actingFor } from '../../core/visibility/index.js';
import { identified, runAs } from '../../platform/database/index.js';
import { rfc3339 } from '../../platform/database/row.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import type { PageRequest } from '../../platform/graphql/connection.js';
import { keysetList } from '../../platform/graphql/keyset-list.js';
import { penaltiesOfParty, subjectsOfParty, type PartyKeys } from './party.sql.js';

/** The newest thing in which a party stands by a name and a code. */
export interface Naming {
  /** As searches compare it; null of a person, empty where a case tells none. */
  readonly name: string | null;
  readonly code: string | null;
  readonly isRecord: boolean;
  readonly key: string;
}

/** The most names and codes of one party. */
export const mostNamings = 20;

type Asking = readonly [hub: Hub, viewer: Viewer, keys: PartyKeys];

/** By which names and codes the party stands in what the viewer may see. Cases that a record ends may name it otherwise: they tell none. */
export async function namingsOfParty(...[hub, viewer, keys]: Asking): Promise<Naming[]> {
  const stands =
    keys.by === 'NAME'
      ? sql`s.name = ${$(keys.name, 'text')}`
      : keys.by === 'CODE'
        ? sql`s.code = ${$(keys.code, 'text')}`
        : sql`s.is_record`;
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT n.name, n.code, n.is_record, n.id FROM (
        SELECT DISTINCT ON (s.name, s.code) s.name, s.code, s.is_record, s.id, s.at FROM ${subjectsOfParty(hub, viewer, keys)} s
        WHERE ${stands} AND ${identified} ORDER BY s.name, s.code, s.at DESC, s.id DESC) n
      ORDER BY n.at DESC, n.id DESC LIMIT ${$(mostNamings, 'int')}`,
  );
  return rows.map(([name = null, code = null, isRecord, key]) => ({
    name,
    code,
    isRecord: isRecord === 't',
    key: String(key),
  }));
}

/** Where something stands among all that is about a party. */
export interface SubjectPlace {
  readonly at: string;
  readonly key: string;
}

/** A record or a case that is about a party. */
export interface FoundSubject extends SubjectPlace {
  readonly isRecord: boolean;
}

/** What was formed or opened last comes first. */
export const subjectList = keysetList('party', 'DESC', { at: ['s.at', 'timestamptz'], key: ['s.id', 'uuid'] });

/** A page of what is about a party, and one more. */
export async function readSubjectsOfParty(
  request: PageRequest<SubjectPlace>,
  ...[hub, viewer, keys]: Asking
): Promise<FoundSubject[]> {
  const between = subjectList.between(request);
  const where = between.reduce<Sql>((all, each) => sql`${all} AND ${each}`, sql`true`);
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT s.is_record, s.id, s.at FROM ${subjectsOfParty(hub, viewer, keys)} s
      WHERE ${where} AND ${identified} ${subjectList.orderBy(request.backward)} LIMIT ${$(request.size + 1, 'int')}`,
  );
  return rows.map(([isRecord, key, at]) => ({ isRecord: isRecord === 't', key: String(key), at: rfc3339(String(at)) }));
}

/** How many there are of a category or procedure, and how many of them are cases that have not ended. */
export interface SubjectCount {
  readonly isRecord: boolean;
  readonly ofType: string;
  readonly count: number;
  readonly open: number;
}

export async function countSubjectsOfParty(...[hub, viewer, keys]: Asking): Promise<SubjectCount[]> {
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT s.is_record, s.of_type, count(*), count(*) FILTER (WHERE NOT s.is_record AND s.closed_at IS NULL)
      FROM ${subjectsOfParty(hub, viewer, keys)} s WHERE ${identified} GROUP BY 1, 2 ORDER BY 1 DESC, 3 DESC, 2`,
  );
  return rows.map(([isRecord, ofType, count, open]) => ({
    isRecord: isRecord === 't',
    ofType: String(ofType),
    count: Number(count),
    open: Number(open),
  }));
}

/** What penalty decisions against a party come to, as the statistics count them. */
export interface PartyPenaltyFigures {
  readonly decisions: number;
  readonly setAside: number;
  readonly fineTotal: string;
  readonly confiscatedTotal: string;
  /** Of those decisions whose payments are told. */
  readonly paidTotal: string;
  readonly outstandingTotal: string;
}

export async function penaltyFiguresOfParty(...[hub, viewer, keys]: Asking): Promise<PartyPenaltyFigures> {
  const found = penaltiesOfParty(hub, viewer, keys);
  const [row] = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT count(*) FILTER (WHERE ${counted.stands}), count(*) FILTER (WHERE ${counted.isSetAside}),
        coalesce(sum(${counted.fine}) FILTER (WHERE ${counted.stands}), 0)::numeric(24,2),
        coalesce(sum(${counted.confiscated}) FILTER (WHERE ${counted.stands}), 0)::numeric(24,2),
        coalesce(sum(d.paid_amount) FILTER (WHERE ${counted.stands}), 0)::numeric(24,2),
        coalesce(sum(d.outstanding_amount) FILTER (WHERE ${counted.stands}), 0)::numeric(24,2)
      FROM ${found} AND ${identified}`,
  );
  const [decisions, setAside, fineTotal, confiscatedTotal, paidTotal, outstandingTotal] = row ?? [];
  return {
    decisions: Number(decisions),
    setAside: Number(setAside),
    fineTotal: String(fineTotal),
    confiscatedTotal: String(confiscatedTotal),
    paidTotal: String(paidTotal),
    outstandingTotal: String(outstandingTotal),
  };
}
