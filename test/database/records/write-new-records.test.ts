import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openNewRecords } from '../../../src/core/records/write-new-records.js';
import type { RecordToWrite } from '../../../src/core/records/new-record-tables.js';
import type { Viewer } from '../../../src/core/identity/index.js';
import { openWriter } from '../../../src/platform/database/index.js';

const record = {
  ...{ request: { signature: null }, record: { id: null }, fields: null, attachments: [] },
  change: { subject: {} },
} as unknown as RecordToWrite;

const publisher = (key: number): Viewer => ({ organization: { key }, person: { key } }) as Viewer;

test('[F database lost] records of several publishers that wait for one another all fail, and none unheard', async () => {
  const pool = new Pool({ host: '/nowhere' });
  const unheard: unknown[] = [];
  const hear = (error: unknown): void => void unheard.push(error);
  process.on('unhandledRejection', hear);
  onTestFinished(async () => {
    process.off('unhandledRejection', hear);
    await pool.end();
  });
  const write = openNewRecords(openWriter(pool));
  const written = await Promise.allSettled([1, 2, 3, 4, 1, 2].map((key) => write(publisher(key), null, record)));
  expect(written.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual(
    written.map(() => 'ENOENT'),
  );
  expect(unheard).toEqual([]);
});
