import { given } from './peer.js';
import { rows } from './pool.js';
import { organizations, publisherColumns, publisherOf, publisherTables, readPublishers } from './publishers.js';
import type { Publisher, PublisherRow } from './publishers.js';

/** A row as it was read, completed in place. */
export interface PenaltyDecision {
  __typename: 'PenaltyDecision';
  id: string;
  readonly key: string;
  readonly formedAt: string;
  readonly publisherId: number;
  /** There already if it came with the record, or from memory. */
  publisher?: Publisher | undefined;
}

const columns = `r.id AS key, r.title, r.category, r.revision, r.formed_at AS "formedAt", r.timeliness, r.publisher_id AS "publisherId",
  d.decision_number AS "decisionNumber", d.decided_on AS "decidedOn", d.party_name AS "partyName", d.penalty_kinds AS "penaltyKinds",
  d.fine_amount AS "fineAmount", d.execution_status AS "executionStatus"`;
const tables = 'shared_record r JOIN penalty_decision d ON d.record_id = r.id';
const selected =
  given.publishers === 'join'
    ? `SELECT ${columns}, ${publisherColumns} FROM ${tables} JOIN (${publisherTables}) ON o.id = r.publisher_id`
    : `SELECT ${columns} FROM ${tables}`;
const visible = '(r.audience IS NULL OR $1::int = ANY (r.audience))';

function recordOf(row: PenaltyDecision): PenaltyDecision {
  row.__typename = 'PenaltyDecision';
  row.id = `rec_${row.key.replaceAll('-', '')}`;
  if (given.publishers === 'join') row.publisher = publisherOf(row as PenaltyDecision & PublisherRow);
  if (given.publishers === 'memory') row.publisher = organizations.get(row.publisherId);
  return row;
}

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

export interface Page {
  readonly nodes: readonly PenaltyDecision[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export async function page(organization: number, args: PageArguments): Promise<Page> {
  const first = Math.min(Math.max(args.first, 1), 100);
  const after = args.after == null ? [] : Buffer.from(args.after, 'base64url').toString().split('|');
  const beyond = after.length > 0 ? 'AND (r.formed_at, r.id) < ($2::timestamptz, $3::uuid)' : '';
  // The limit is part of the text, so that the plan is made for it.
  const found = await rows<PenaltyDecision>(
    `page-${first}-${after.length}`,
    `${selected} WHERE r.status <> 'WITHDRAWN' AND r.category = 'PENALTY_DECISION' AND ${visible} ${beyond}
     ORDER BY r.formed_at DESC, r.id DESC LIMIT ${first + 1}`,
    [organization, ...after],
  );
  const hasNextPage = found.length > first;
  if (hasNextPage) found.pop();
  const nodes = found.map(recordOf);
  const last = nodes.at(-1);
  const endCursor = last ? Buffer.from(`${last.formedAt}|${last.key}`).toString('base64url') : null;
  return { nodes, pageInfo: { hasNextPage, endCursor } };
}

export async function node(organization: number, id: string): Promise<PenaltyDecision | null> {
  const text = `${selected} WHERE r.id = $2::uuid AND ${visible}`;
  const [row] = await rows<PenaltyDecision>('node', text, [organization, id.slice(4)]);
  return row ? recordOf(row) : null;
}

/** Publishers of records, for a loader; those that came with their record are not read again. */
export async function publishersOf(records: readonly PenaltyDecision[]): Promise<Publisher[]> {
  const wanted = new Set(records.filter(({ publisher }) => !publisher).map(({ publisherId }) => publisherId));
  const byKey = new Map(wanted.size === 0 ? [] : await readPublishers([...wanted]));
  return records.map(({ publisher, publisherId }) => publisher ?? (byKey.get(publisherId) as Publisher));
}
