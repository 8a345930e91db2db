import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { giveIdentity, identified } from '../../platform/database/index.js';
import { parameters, type Parameters, type Query } from '../../platform/database/parameters.js';
import { appendChange, type NewChange } from '../feed/index.js';
import type { MutationRequest } from '../requests/index.js';
import type { ClockChanges } from './clocks.js';
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
 * No row comes back when the key was used before or the proceeding is no longer at the revision that was decided on; whoever runs it
 * rolls back then, as the key is claimed before the revision is looked at.
 */
export function writeStep(
  identity: number,
  request: MutationRequest,
  write: StepToWrite,
  table: ProceedingTable,
  basis: { readonly opening: Opening } | { readonly revision: number },
): Query {
  const $ = parameters();
  const revision = 'opening' in basis ? 1 : basis.revision + 1;
  const facts = 'opening' in basis ? insertFacts(write, table, $) : updateFacts(write, table, $);
  const steps = [
    `acting AS MATERIALIZED (${giveIdentity($(identity, 'int'))})`,
    `claim AS (${claimKey(request, write, $)})`,
    `proceeding AS (${'opening' in basis ? insertProceeding(write, basis.opening, $) : updateProceeding(write, basis.revision, $)})`,
    ...(facts === null ? [] : [`facts AS (${facts})`]),
    `step AS (INSERT INTO proceeding_step (proceeding_id, revision, step, state, organization_id, person_id, taken_at, note)
      SELECT p.id, ${revision}, ${$(write.step, 'text')}, ${$(write.common.state, 'text')}, ${$(write.organizationKey, 'int')},
        ${$(write.personKey, 'int')}, ${$(write.at, 'timestamptz')}, ${$(write.note, 'text')} FROM proceeding p)`,
    ...(write.materials.length === 0 ? [] : [`material AS (${insertMaterials(write, revision, $)})`]),
    ...clockStatements(write, $),
    `change AS (${appendChange(write.change, $, 'FROM proceeding')})`,
  ];
  return { text: `WITH ${steps.join(',\n')}\nSELECT number FROM proceeding`, values: $.values };
}

/** The key is claimed after the identity was given, and everything else hangs on the claim: policies find the identity set. */
function claimKey(request: MutationRequest, { key, change, at, organizationKey }: StepToWrite, $: Parameters): string {
  return `INSERT INTO idempotency_key (organization_id, key, request_hash, record_id, event_id, used_at)
    SELECT ${$(organizationKey, 'int')}, ${$(request.idempotencyKey, 'text')}, ${$(request.hash, 'bytea')}, ${$(key, 'uuid')},
      ${$(change.eventId, 'uuid')}, ${$(at, 'timestamptz')} FROM acting WHERE ${identified}
    ON CONFLICT DO NOTHING RETURNING record_id`;
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

/** A subselect instead of a join: the claim is made, and the identity given, before any row is looked at. */
function updateProceeding({ common, at }: StepToWrite, revision: number, $: Parameters): string {
  return `UPDATE proceeding SET title = ${$(common.title, 'text')}, state = ${$(common.state, 'text')},
      revision = ${$(revision, 'int')} + 1, audience = ${$(common.audience, 'int[]')}, guest_ids = ${$(common.guestIds, 'int[]')},
      changed_at = ${$(at, 'timestamptz')}, closed_at = ${$(common.closedAt, 'timestamptz')},
      suspicion = ${$(common.suspicion, 'text')}
    WHERE id = (SELECT record_id FROM claim) AND revision = ${$(revision, 'int')} RETURNING id, number`;
}

function insertFacts({ facts }: StepToWrite, { name, columns }: ProceedingTable, $: Parameters): string {
  const names = columns.map(({ column }) => `"${column}"`);
  const values = columns.map(({ property, type }) => $(facts[property], type));
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
    SELECT p.id, ${revision}, m.ordinal, m.kind, m.name, m.content_id FROM proceeding p,
      unnest(${column(({ kind }) => kind)}, ${column(({ name }) => name)}, ${column(({ contentId }) => contentId ?? null)})
        WITH ORDINALITY AS m (kind, name, content_id, ordinal)`;
}

function clockStatements({ clocks, extended, at }: StepToWrite, $: Parameters): string[] {
  const { started, met, endsOthers } = clocks;
  const running = 'd.proceeding_id = (SELECT id FROM proceeding) AND d.met_at IS NULL AND d.ended_at IS NULL';
  const metNames = met.map(({ clock }) => clock);
  const moved = Object.keys(extended);
  return [
    ...(met.length === 0
      ? []
      : [
          `met AS (UPDATE proceeding_deadline d SET met_at = m.at
          FROM unnest(${$(metNames, 'text[]')}, ${$(
            met.map((each) => shanghaiText(each.at)),
            'timestamptz[]',
          )}) AS m (clock, at)
          WHERE ${running} AND d.clock = m.clock)`,
        ]),
    ...(endsOthers
      ? [
          `ended AS (UPDATE proceeding_deadline d SET ended_at = ${$(at, 'timestamptz')}
          WHERE ${running} AND d.clock <> ALL (${$(metNames, 'text[]')}))`,
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
    const metAt = met.find((each) => each.clock === clock)?.at;
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
