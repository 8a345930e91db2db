import { columnNames } from '../../platform/database/relation.js';
import { $, join, nothing, raw, sql, type Parameter, type Sql } from '../../platform/database/sql.js';
import { changeInsert, type NewChange } from '../feed/index.js';
import { keyClaim, type KeyedRequest, type KeyUse } from '../requests/index.js';
import type { DocumentNumber, GivenMaterial, Heirs, StepChanges, Suspicion } from './proceeding.js';
import type { ProceedingTable } from './procedure.js';
import type { FoundBy } from './searched-proceeding.js';
import { clockParts, type ClocksToWrite } from './write-clocks.sql.js';

/** Columns that every proceeding has, by property. */
export interface CommonValues {
  readonly title: string;
  readonly state: string;
  readonly audience: readonly number[];
  readonly guestIds: readonly number[];
  readonly suspicion: Suspicion | null;
  readonly closedAt: string | null;
}

/** One step, ready to be written whole. */
export interface StepToWrite extends ClocksToWrite {
  readonly key: string;
  readonly step: string;
  readonly common: CommonValues;
  /** Who acts for organizations that have ended; stays as it is if not given. */
  readonly heirs?: Heirs | null | undefined;
  /** What a search finds it by; null where that stays. When it is opened, without its number, which the database gives. */
  readonly searched: FoundBy | null;
  /** What this step adds to that; empty for nothing. */
  readonly searchedStep: string;
  /** The numbers of its documents; they stay as they are if not given. */
  readonly documentNumbers?: readonly DocumentNumber[] | undefined;
  readonly changes: StepChanges | null;
  /** Facts that are set, by property; others stay as they are. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly note: string | null;
  readonly materials: readonly GivenMaterial[];
  readonly organizationKey: number;
  readonly personKey: number;
  /** When it is registered. */
  readonly at: string;
  readonly change: NewChange;
}

/** What is known only when a proceeding is opened. */
export interface Opening {
  readonly procedure: string;
  readonly numberPrefix: string;
  readonly aboutId: string | null;
  /** When it was done. */
  readonly openedAt: string;
}

/**
 * One statement that opens a proceeding: idempotency key, proceeding, facts, step, material, clocks, change. No row comes back when
 * the key was used before; nothing is written then, as every part hangs on the one before it: the key, the proceeding, and all the
 * rest. It runs after a statement that has given the identity: within one PostgreSQL may ask a row's policy before the part that
 * gives it.
 */
export function openingStatement(
  request: KeyedRequest,
  write: StepToWrite,
  { name, columns }: ProceedingTable,
  { procedure, numberPrefix, aboutId, openedAt }: Opening,
): Sql {
  const { key, common, facts, organizationKey } = write;
  const at = $(write.at, 'timestamptz');
  const prefix = $(numberPrefix + write.at.slice(0, 4), 'text');
  return sql`WITH claim AS (${keyClaim(request, keyUse(write))}),
proceeding AS (
  INSERT INTO proceeding (id, procedure, number, title, state, revision, audience, guest_ids, opened_by, opened_at,
    changed_at, closed_at, about_id, suspicion)
  SELECT ${$(key, 'uuid')}, ${$(procedure, 'text')}, ${prefix} || lpad(nextval('proceeding_number')::text, 6, '0'),
    ${$(common.title, 'text')}, ${$(common.state, 'text')}, 1, ${$(common.audience, 'int[]')},
    ${$(common.guestIds, 'int[]')}, ${$(organizationKey, 'int')}, ${$(openedAt, 'timestamptz')}, ${at}, ${$(common.closedAt, 'timestamptz')},
    ${$(aboutId, 'uuid')}, ${$(common.suspicion, 'text')}
  FROM claim RETURNING id, number),
${openingSearch(write)}
facts AS (
  INSERT INTO ${raw(name)} (proceeding_id, ${columnNames(columns)})
  SELECT id, ${join(columns.map(({ property, type }) => $(facts[property], type)))} FROM proceeding),
${commonParts(write, 1)}
SELECT number FROM proceeding`;
}

/**
 * One statement that takes a step in a proceeding, under the same conditions. No row comes back either when the proceeding is no
 * longer at the revision that was decided on: whoever waits for another step sees what became of the row, and finds none. No
 * stronger lock: two who have opened something about the proceeding hold its key already, and would wait for each other.
 */
export function stepStatement(
  request: KeyedRequest,
  write: StepToWrite,
  table: ProceedingTable,
  basis: { readonly revision: number },
): Sql {
  const { key, common, heirs, documentNumbers } = write;
  const heirsPart = heirs === undefined ? nothing : sql`, heirs = ${json(heirs)}`;
  const numbersPart = documentNumbers === undefined ? nothing : sql`, document_numbers = ${json(documentNumbers)}`;
  const revision = basis.revision + 1;
  return sql`WITH target AS (
  SELECT p.id FROM proceeding p
  WHERE p.id = ${$(key, 'uuid')} AND p.revision = ${$(basis.revision, 'int')} FOR NO KEY UPDATE),
claim AS (${keyClaim(request, keyUse(write), sql`FROM target`)}),
proceeding AS (
  UPDATE proceeding SET title = ${$(common.title, 'text')}, state = ${$(common.state, 'text')},
    revision = ${$(revision, 'int')}, audience = ${$(common.audience, 'int[]')}, guest_ids = ${$(common.guestIds, 'int[]')},
    changed_at = ${$(write.at, 'timestamptz')}, closed_at = ${$(common.closedAt, 'timestamptz')},
    suspicion = ${$(common.suspicion, 'text')}${heirsPart}${numbersPart}
  WHERE id = (SELECT record_id FROM claim) RETURNING id, number),
${factsPart(write, table)}
${searchPart(write)}
${commonParts(write, revision)}
SELECT number FROM proceeding`;
}

/** Its number is the first line of what it is found by. */
function openingSearch({ searched, searchedStep }: StepToWrite): Sql {
  if (searched === null) return nothing;
  const { searchNames, searchText, partyName, partyCode } = searched;
  return sql`search AS (
  INSERT INTO proceeding_search (proceeding_id, search_names, search_text, step_text, party_name, party_code)
  SELECT id, lower(number) || E'\\n' || ${$(searchNames, 'text')},
    lower(number) || E'\\n' || ${$(linesOf(searchText, searchedStep), 'text')}, ${$(searchedStep, 'text')},
    ${$(partyName, 'text')}, ${$(partyCode, 'text')}
  FROM proceeding),`;
}

/** What steps brought before stays in the text: null where the hub has still to fill it in. */
function searchPart({ searched, searchedStep }: StepToWrite): Sql {
  if (searched === null && searchedStep === '') return nothing;
  const added = $(searchedStep === '' ? '' : `\n${searchedStep}`, 'text');
  const facts =
    searched === null
      ? sql`search_text = search_text || ${added}`
      : sql`search_names = ${$(searched.searchNames, 'text')}, party_name = ${$(searched.partyName, 'text')},
    party_code = ${$(searched.partyCode, 'text')},
    search_text = ${$(searched.searchText, 'text')} || E'\\n' || coalesce(step_text, '') || ${added}`;
  return sql`search AS (
  UPDATE proceeding_search SET step_text = step_text || ${added}, ${facts}
  WHERE proceeding_id = (SELECT id FROM proceeding)),`;
}

function linesOf(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

function keyUse({ key, change, at, organizationKey }: StepToWrite): KeyUse {
  return { organizationKey, subjectId: key, eventId: change.eventId, at };
}

function factsPart({ facts }: StepToWrite, { name, columns }: ProceedingTable): Sql {
  const changed = columns.filter(({ property }) => Object.hasOwn(facts, property));
  if (changed.length === 0) return nothing;
  const values = changed.map(({ property, column, type }) => sql`${raw(`"${column}"`)} = ${$(facts[property], type)}`);
  return sql`facts AS (UPDATE ${raw(name)} SET ${join(values)} WHERE proceeding_id = (SELECT id FROM proceeding)),`;
}

function json(value: object | null): Parameter {
  return $(value === null ? null : JSON.stringify(value), 'jsonb');
}

/** What is written in either case. */
function commonParts(write: StepToWrite, revision: number): Sql {
  const { step, common, organizationKey, personKey, at, occurredAt, note, changes } = write;
  const earlier = occurredAt === at ? null : occurredAt;
  return sql`step AS (
  INSERT INTO proceeding_step (proceeding_id, revision, step, state, organization_id, person_id, taken_at, occurred_at, note, changes)
  SELECT p.id, ${$(revision, 'int')}, ${$(step, 'text')}, ${$(common.state, 'text')}, ${$(organizationKey, 'int')},
    ${$(personKey, 'int')}, ${$(at, 'timestamptz')}, ${$(earlier, 'timestamptz')}, ${$(note, 'text')},
    ${json(changes)}
  FROM proceeding p),
${materialPart(write, revision)}
${clockParts(write)}
change AS (${changeInsert(write.change, sql`FROM proceeding`)})`;
}

function materialPart({ materials }: StepToWrite, revision: number): Sql {
  if (materials.length === 0) return nothing;
  const column = (of: (material: GivenMaterial) => string | null): Parameter => $(materials.map(of), 'text[]');
  return sql`material AS (
  INSERT INTO proceeding_material (proceeding_id, revision, ordinal, kind, name, content_id)
  SELECT p.id, ${$(revision, 'int')}, m.ordinal, m.kind, m.name, m.content_id
  FROM proceeding p,
    unnest(${column(({ kind }) => kind)}, ${column(({ name }) => name)}, ${column(({ contentId }) => contentId ?? null)})
      WITH ORDINALITY AS m (kind, name, content_id, ordinal)),`;
}
