import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { parameters, type Parameters, type Query } from '../../platform/database/parameters.js';
import { appendChange, type NewChange } from '../feed/index.js';
import { keyClaim, type KeyedRequest } from '../requests/index.js';
import type { ClockChanges, MetClock } from './clocks.js';
import type { Suspicion } from './proceeding.js';
import type { ProceedingTable } from './procedure.js';

/** A material as a request gives it. */
export interface GivenMaterial {
  readonly kind: string;
  readonly name: string;
  readonly contentId?: string | null;
}

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
export interface StepToWrite {
  readonly key: string;
  readonly step: string;
  readonly common: CommonValues;
  /** Facts that are set, by property; others stay as they are. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly note: string | null;
  readonly materials: readonly GivenMaterial[];
  readonly clocks: ClockChanges;
  /** New due times of clocks that run, by clock: RFC 3339. */
  readonly extended: Readonly<Record<string, string>>;
  readonly organizationKey: number;
  readonly personKey: number;
  readonly at: string;
  readonly change: NewChange;
}

/** What is known only when a proceeding is opened. */
export interface Opening {
  readonly procedure: string;
  readonly numberPrefix: string;
  readonly aboutId: string | null;
}

/**
 * One statement that opens a proceeding or takes a step in it: idempotency key, proceeding, facts, step, material, clocks, change.
 * No row comes back when the key was used before or the proceeding is no longer at the revision that was decided on; nothing is
 * written then, as every part hangs on the one before it: the proceeding as it stands, the key, and all the rest. It runs after a
 * statement that has given the identity: within one PostgreSQL may ask a row's policy before the part that gives it.
 */
export function writeStep(
  request: KeyedRequest,
  write: StepToWrite,
  table: ProceedingTable,
  basis: { readonly opening: Opening } | { readonly revision: number },
): Query {
  const $ = parameters();
  const revision = 'opening' in basis ? 1 : basis.revision + 1;
  const facts = 'opening' in basis ? insertFacts(write, table, $) : updateFacts(write, table, $);
  const steps = [
    ...('opening' in basis ? [] : [`target AS (${lockTarget(write, basis.revision, $)})`]),
    `claim AS (${keyClaim(request, useOf(write), $, 'opening' in basis ? '' : 'FROM target')})`,
    `proceeding AS (${'opening' in basis ? insertProceeding(write, basis.opening, $) : updateProceeding(write, revision, $)})`,
    ...(facts === null ? [] : [`facts AS (${facts})`]),
    `step AS (INSERT INTO proceeding_step (proceeding_id, revision, step, state, organization_id, person_id, taken_at, note)
      SELECT p.id, ${$(revision, 'int')}, ${$(write.step, 'text')}, ${$(write.common.state, 'text')}, ${$(write.organizationKey, 'int')},
        ${$(write.personKey, 'int')}, ${$(write.at, 'timestamptz')}, ${$(write.note, 'text')} FROM proceeding p)`,
    ...(write.materials.length === 0 ? [] : [`material AS (${insertMaterials(write, revision, $)})`]),
    ...clockStatements(write, $),
    `change AS (${appendChange(write.change, $, 'FROM proceeding')})`,
  ];
  return { text: `WITH ${steps.join(',\n')}\nSELECT number FROM proceeding`, values: $.values };
}

/**
 * The proceeding at the revision that was decided on. Whoever waits here for another step sees what became of the row, and finds
 * none. No stronger lock: two who have opened something about it hold its key already, and would wait for each other.
 */
function lockTarget({ key }: StepToWrite, revision: number, $: Parameters): string {
  return `SELECT p.id FROM proceeding p
    WHERE p.id = ${$(key, 'uuid')} AND p.revision = ${$(revision, 'int')} FOR NO KEY UPDATE`;
}

function useOf({ key, change, at, organizationKey }: StepToWrite) {
  return { organizationKey, subjectId: key, eventId: change.eventId, at };
}

function insertProceeding({ key, common, organizationKey, at }: StepToWrite, opening: Opening, $: Parameters): string {
  const year = at.slice(0, 4);
  return `INSERT INTO proceeding (id, procedure, number, title, state, revision, audience, guest_ids, opened_by, opened_at,
      changed_at, closed_at, about_id, suspicion)
    SELECT ${$(key, 'uuid')}, ${$(opening.procedure, 'text')},
      ${$(opening.numberPrefix + year, 'text')} || lpad(nextval('proceeding_number')::text, 6, '0'), ${$(common.title, 'text')},
      ${$(common.state, 'text')}, 1, ${$(common.audience, 'int[]')}, ${$(common.guestIds, 'int[]')}, ${$(organizationKey, 'int')},
      ${$(at, 'timestamptz')}, ${$(at, 'timestamptz')}, ${$(common.closedAt, 'timestamptz')}, ${$(opening.aboutId, 'uuid')},
      ${$(common.suspicion, 'text')}
    FROM claim RETURNING id, number`;
}

function updateProceeding({ common, at }: StepToWrite, revision: number, $: Parameters): string {
  return `UPDATE proceeding SET title = ${$(common.title, 'text')}, state = ${$(common.state, 'text')},
      revision = ${$(revision, 'int')}, audience = ${$(common.audience, 'int[]')}, guest_ids = ${$(common.guestIds, 'int[]')},
      changed_at = ${$(at, 'timestamptz')}, closed_at = ${$(common.closedAt, 'timestamptz')},
      suspicion = ${$(common.suspicion, 'text')}
    WHERE id = (SELECT record_id FROM claim) RETURNING id, number`;
}

function insertFacts({ facts }: StepToWrite, { name, columns }: ProceedingTable, $: Parameters): string {
  const names = columns.map(({ column }) => `"${column}"`);
  const values = columns.map(({ property, type }) => $(facts[property] ?? null, type));
  return `INSERT INTO ${name} (${['proceeding_id', ...names].join(', ')}) SELECT ${['id', ...values].join(', ')} FROM proceeding`;
}

function updateFacts({ facts }: StepToWrite, { name, columns }: ProceedingTable, $: Parameters): string | null {
  const set = columns.filter(({ property }) => Object.hasOwn(facts, property));
  if (set.length === 0) return null;
  const assignments = set.map(({ property, column, type }) => `"${column}" = ${$(facts[property], type)}`);
  return `UPDATE ${name} SET ${assignments.join(', ')} WHERE proceeding_id = (SELECT id FROM proceeding)`;
}

function insertMaterials({ materials }: StepToWrite, revision: number, $: Parameters): string {
  const column = (of: (material: GivenMaterial) => string | null): string => $(materials.map(of), 'text[]');
  return `INSERT INTO proceeding_material (proceeding_id, revision, ordinal, kind, name, content_id)
    SELECT p.id, ${$(revision, 'int')}, m.ordinal, m.kind, m.name, m.content_id FROM proceeding p,
      unnest(${column(({ kind }) => kind)}, ${column(({ name }) => name)}, ${column(({ contentId }) => contentId ?? null)})
        WITH ORDINALITY AS m (kind, name, content_id, ordinal)`;
}

function clockStatements({ clocks, extended, at }: StepToWrite, $: Parameters): string[] {
  const { started, met, ended, endsOthers } = clocks;
  const running = 'd.proceeding_id = (SELECT id FROM proceeding) AND d.met_at IS NULL AND d.ended_at IS NULL';
  const isMet = '(m.responsible_id IS NULL OR m.responsible_id = d.responsible_id)';
  const column = (of: (clock: MetClock) => unknown, type: string): string => $(met.map(of), type);
  const moved = Object.keys(extended);
  return [
    ...(met.length === 0
      ? []
      : [
          `met AS (UPDATE proceeding_deadline d SET met_at = m.at
          FROM unnest(${column(({ clock }) => clock, 'text[]')}, ${column((each) => shanghaiText(each.at), 'timestamptz[]')},
            ${column(({ responsibleId }) => responsibleId, 'int[]')}) AS m (clock, at, responsible_id)
          WHERE ${running} AND d.clock = m.clock AND ${isMet})`,
        ]),
    ...(endsOthers
      ? [
          `ended AS (UPDATE proceeding_deadline d SET ended_at = ${$(at, 'timestamptz')}
          WHERE ${running} AND NOT EXISTS (SELECT
            FROM unnest(${column(({ clock }) => clock, 'text[]')}, ${column(({ responsibleId }) => responsibleId, 'int[]')})
              AS m (clock, responsible_id)
            WHERE d.clock = m.clock AND ${isMet}))`,
        ]
      : ended.length > 0
        ? [
            `ended AS (UPDATE proceeding_deadline d SET ended_at = ${$(at, 'timestamptz')}
          WHERE ${running} AND d.clock = ANY (${$(ended, 'text[]')}))`,
          ]
        : []),
    ...(moved.length === 0
      ? []
      : [
          `extended AS (UPDATE proceeding_deadline d SET due_at = e.due_at, due_soon_told_at = NULL
          FROM unnest(${$(moved, 'text[]')}, ${$(Object.values(extended), 'timestamptz[]')}) AS e (clock, due_at)
          WHERE ${running} AND d.clock = e.clock)`,
        ]),
    ...(started.length === 0 ? [] : [`started AS (${startClocks(clocks, at, $)})`]),
  ];
}

function startClocks({ started, met, endsOthers }: ClockChanges, at: string, $: Parameters): string {
  const rows = started.map(({ clock, rule, responsibleId, startsAt, due }) => {
    const metAt = met.find(
      (each) => each.clock === clock && (each.responsibleId === null || each.responsibleId === responsibleId),
    )?.at;
    const values = [
      $(uuid(), 'uuid'),
      $(clock, 'text'),
      $(rule, 'text'),
      $(responsibleId, 'int'),
      $(shanghaiText(startsAt), 'timestamptz'),
      $(shanghaiText(due.at), 'timestamptz'),
      $(due.basis, 'text'),
      $(metAt ? shanghaiText(metAt) : null, 'timestamptz'),
      $(endsOthers && !metAt ? at : null, 'timestamptz'),
    ];
    return `(${values.join(', ')})`;
  });
  return `INSERT INTO proceeding_deadline
      (proceeding_id, id, clock, rule, responsible_id, starts_at, due_at, basis, met_at, ended_at)
    SELECT p.id, c.* FROM proceeding p, (VALUES ${rows.join(', ')}) AS c`;
}
