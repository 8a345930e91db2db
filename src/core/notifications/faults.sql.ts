import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { MessageChannel, MessageFault } from './notification-kinds.js';

/** An address of somebody of an organization, by its digest. */
export interface AddressDigest {
  readonly organizationId: number;
  readonly channel: MessageChannel;
  readonly target: Buffer;
}

export interface AddressFault {
  readonly fault: MessageFault;
  /** RFC 3339. */
  readonly since: string;
}

/** Notes that an address takes no messages; since when stays as it was. */
export async function noteFault(
  executor: Executor,
  { organizationId, channel, target }: AddressDigest,
  fault: MessageFault,
  at: string,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO notification_fault (organization_id, channel, target, fault, since)
      VALUES (${$(organizationId, 'int')}, ${$(channel, 'text')}, ${$(target, 'bytea')}, ${$(fault, 'text')}, ${$(at, 'timestamptz')})
      ON CONFLICT (organization_id, channel, target) DO UPDATE SET fault = excluded.fault`,
  );
}

/** The address took one, or its owner says that it will. */
export async function clearFault(
  executor: Executor,
  { organizationId, channel, target }: AddressDigest,
): Promise<void> {
  await run(
    executor,
    sql`DELETE FROM notification_fault WHERE organization_id = ${$(organizationId, 'int')}
      AND channel = ${$(channel, 'text')} AND target = ${$(target, 'bytea')}`,
  );
}

/** What is wrong with some addresses of an organization, each in its place; null: nothing is known. */
export async function faultsOf(
  executor: Executor,
  addresses: readonly AddressDigest[],
): Promise<(AddressFault | null)[]> {
  if (addresses.length === 0) return [];
  const rows = await run(
    executor,
    sql`SELECT asked.place, f.fault, f.since FROM unnest(
        ${$(
          addresses.map(({ organizationId }) => organizationId),
          'int[]',
        )}, ${$(
          addresses.map(({ channel }) => channel),
          'text[]',
        )}, ${$(
          addresses.map(({ target }) => target),
          'bytea[]',
        )}) WITH ORDINALITY AS asked (organization_id, channel, target, place)
      JOIN notification_fault f USING (organization_id, channel, target)`,
  );
  const found = new Map(
    rows.map(([place, fault, since]) => [Number(place) - 1, { fault: fault as MessageFault, since: String(since) }]),
  );
  return addresses.map((_, place) => found.get(place) ?? null);
}
