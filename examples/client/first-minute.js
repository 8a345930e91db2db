// Follows the hub by its client and prints each change with its cursor: what a program does with a change, and how it keeps the cursor, goes in the
// place of the print. HUB_URL and HUB_TOKEN say where the hub is, and as whom.
import { connect, HubError } from 'liandong/client';

const { HUB_URL: url = 'http://127.0.0.1:4000', HUB_TOKEN: token = '' } = process.env;
const client = connect({ url, token });

let after = null;
for (;;) {
  try {
    for await (const { cursor, kind, subject } of client.follow({ after })) {
      process.stdout.write(`${cursor} ${kind} ${subject?.title ?? ''}\n`);
      after = cursor;
    }
  } catch (error) {
    const isLost = error instanceof HubError && ['CURSOR_EXPIRED', 'RESYNC_REQUIRED'].includes(error.code ?? '');
    if (!isLost) throw error;
    // The log has no longer what follows: first what is there, then on from the place of before.
    const { sharedRecords } = await client.ask(
      '{ sharedRecords(first: 100) { totalCount nodes { id title revision } } }',
    );
    process.stderr.write(`${sharedRecords.totalCount} records are there\n`);
    after = error.details.head;
  }
}
