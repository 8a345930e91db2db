import { Client } from 'pg';
import { to } from 'pg-copy-streams';
import { answerParent, argument } from './child.js';

/** What `psql` does for `\copy (…) TO '/dev/null'`: one statement whose bytes are taken and dropped. */
const { databaseUrl } = argument<{ databaseUrl: string }>();
const client = new Client({ connectionString: databaseUrl, options: '-c TimeZone=Asia/Shanghai' });
await client.connect();

answerParent({}, async ({ text }: { text: string }) => {
  const begun = performance.now();
  let bytes = 0;
  let rows = 0;
  const stream = client.query(to(`COPY (${text}) TO STDOUT (FORMAT csv)`));
  stream.on('end', () => (rows = stream.rowCount));
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  return { seconds: (performance.now() - begun) / 1000, bytes, rows };
});
