import pg from 'pg';
import { given } from './peer.js';

/** What the trigger of the benchmark tells of a change. */
export interface Notification {
  readonly id: number;
  readonly kind: string;
  readonly at: string;
  readonly organizationId: number;
  readonly audience: readonly number[] | null;
  readonly subject: {
    readonly key: string;
    readonly publisherId: number;
    readonly decisionNumber: string;
    readonly fineAmount: string | null;
  } | null;
}

export function maySee({ audience }: Pick<Notification, 'audience'>, organization: number): boolean {
  return audience === null || audience.includes(organization);
}

/** Calls for every change that is committed, with the cursor of the one before. */
export async function listen(onChange: (change: Notification, previousCursor: string | null) => void): Promise<void> {
  const client = new pg.Client({ connectionString: given.databaseUrl });
  await client.connect();
  let previousCursor: string | null = null;
  client.on('notification', ({ payload }) => {
    const notification = JSON.parse(payload ?? '{}') as Notification;
    onChange(notification, previousCursor);
    previousCursor = String(notification.id);
  });
  await client.query('LISTEN peer_change');
}
