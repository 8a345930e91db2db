import { parse } from 'csv-parse/sync';
import type { TestHub } from '../hub/hub.js';

export interface ExportAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** One export as any program would ask for it; `null` organization: without a token. */
export async function exported(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string | null,
  path: string,
  method = 'GET',
): Promise<ExportAnswer> {
  const headers = organization === null ? {} : { authorization: `Bearer ${await hub.token(organization)}` };
  const response = await fetch(`${hub.url}/export/${path}`, { method, headers });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** Rows of a CSV file, its heading first. */
export function csvRows(body: Buffer): string[][] {
  return parse(body, { bom: true, record_delimiter: '\r\n' });
}

/** Rows of JSON Lines. */
export function jsonRows(body: Buffer): Record<string, unknown>[] {
  const lines = body.toString().split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What a refusal says. */
export function faultOf({ body }: ExportAnswer): { readonly message: string; readonly code: string } {
  const { errors } = JSON.parse(body.toString()) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  return { message: errors[0]?.message ?? '', code: errors[0]?.extensions.code ?? '' };
}
