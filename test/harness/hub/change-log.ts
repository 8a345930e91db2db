import { randomUUID } from 'node:crypto';
import type { Pool } from '../../../src/platform/database/index.js';
import { openTestPool } from './pool.js';

/** A database with one organization and a table of subjects, written to as the hub writes: row first, then its change. */
export interface LogDatabase {
  readonly url: string;
  readonly pool: Pool;
  close(): Promise<void>;
}

export async function openLogDatabase(): Promise<LogDatabase> {
  const { pool, url, close } = await openTestPool({ migrated: true, poolSize: 20 });
  await pool.query(`
    INSERT INTO division VALUES ('141025', '古县', NULL, '2000-01-01');
    INSERT INTO organization (code, name, kind, division_code, valid_from)
      VALUES ('sfj', '司法局', 'DEPARTMENT', '141025', '2000-01-01');
    CREATE TABLE subject (id uuid PRIMARY KEY, revision int NOT NULL)`);
  return { pool, url, close };
}

export const subjects: readonly string[] = ['1', '2', '3'].map(
  (digit) => `0000000${digit}-0000-4000-8000-000000000000`,
);

interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Locks the subject and gives its next revision. */
export async function nextRevision(client: Queryable, subject: string): Promise<number> {
  const { rows } = await client.query(
    `INSERT INTO subject VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET revision = subject.revision + 1 RETURNING revision`,
    [subject],
  );
  return Number(rows[0]?.['revision']);
}

/** Appends a change and gives its event id. */
export async function appendEvent(client: Queryable, subject: string, revision: number): Promise<string> {
  const eventId = randomUUID();
  await client.query(
    `INSERT INTO change_event (event_id, kind, subject_type, subject_id, subject_revision, publisher_id, at, body)
      VALUES ($1, 'REVISED', 'Subject', $2, $3, (SELECT min(id) FROM organization), now(), '{}')`,
    [eventId, subject, revision],
  );
  return eventId;
}

/** What a reader got, in the order it got it. */
export interface Delivered {
  readonly eventId: string;
  readonly subject: string;
  readonly revision: number;
}

/**
 * The promise of the log, for every test of it: acknowledged ⊆ delivered, nothing that was rolled back, each once, and
 * the revisions of a subject in order. Gives what is broken, nothing when it holds.
 */
export function brokenPromises(acknowledged: readonly string[], delivered: readonly Delivered[]): string[] {
  const broken: string[] = [];
  const seen = new Set<string>();
  const known = new Set(acknowledged);
  const latest = new Map<string, number>();
  for (const { eventId, subject, revision } of delivered) {
    if (seen.has(eventId)) broken.push(`${eventId} came twice`);
    if (!known.has(eventId)) broken.push(`${eventId} was never committed`);
    seen.add(eventId);
    if ((latest.get(subject) ?? 0) >= revision) broken.push(`revision ${revision} of ${subject} came out of order`);
    latest.set(subject, revision);
  }
  for (const eventId of acknowledged) if (!seen.has(eventId)) broken.push(`${eventId} was lost`);
  return broken;
}

/** Everything after a place of the public order. */
export async function readLog(client: Queryable, after: number): Promise<(Delivered & { readonly seq: number })[]> {
  const { rows } = await client.query(
    `SELECT p.seq, e.event_id, e.subject_id, e.subject_revision
      FROM change_position p JOIN change_event e ON e.id = p.id WHERE p.seq > $1 ORDER BY p.seq`,
    [after],
  );
  return rows.map((row) => ({
    seq: Number(row['seq']),
    eventId: String(row['event_id']),
    subject: String(row['subject_id']),
    revision: Number(row['subject_revision']),
  }));
}

/** Replaces a fragment of a function's real text; fails when the fragment is not there, so that no mutant is a dud. */
export async function mutate(client: Queryable, name: string, fragment: RegExp, replacement: string): Promise<void> {
  const { rows } = await client.query(`SELECT pg_get_functiondef($1::regproc) AS definition`, [name]);
  const definition = String(rows[0]?.['definition']);
  if (!fragment.test(definition)) throw new Error(`${name} has no ${String(fragment)}`);
  await client.query(definition.replace(fragment, replacement));
}
