import { openAsBlob } from 'node:fs';
import { extname } from 'node:path';
import { z } from 'zod';
import type { HubClient } from './hub-client.js';

const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** Milliseconds that a file may take on its way. */
const uploadTimeout = 600_000;

const uploaded = z.object({ uploadId: z.string() });
const refused = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });

/** Sends a table to the hub and gives the id by which a mutation reads it. */
export async function sendFile(client: HubClient, file: string): Promise<string> {
  const type = types[extname(file).toLowerCase()];
  if (type === undefined) throw new Error(`${file}：须为 ${Object.keys(types).join(' 或 ')} 文件`);
  const response = await client.request('/uploads', {
    method: 'PUT',
    headers: { 'content-type': type },
    body: await openAsBlob(file, { type }),
    signal: AbortSignal.timeout(uploadTimeout),
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return uploaded.parse(body).uploadId;
  const { success, data } = refused.safeParse(body);
  throw new Error(success ? data.errors.map(({ message }) => message).join('\n') : `平台答复 HTTP ${response.status}`);
}
