import { codeOf } from '../../kernel/error-code.js';
import type { Delivery } from '../delivery/index.js';

/** Where something is posted, and how its answers say that it was taken where the status alone does not. */
export interface JsonTarget {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the text of an answer with a status of 2xx says so; all of them do if not given. */
  isTaken?(answer: string): boolean;
}

/** Milliseconds for the whole answer. */
const patience = 10_000;
/** Answers are a few lines of JSON. */
const longestAnswer = 16_384;
/** What this body is answered with, however often it comes. */
const forGood = new Set([400, 405, 406, 410, 413, 414, 415, 422]);

/**
 * Posts JSON to a place that the operator has named; no redirect is followed. `key` is the same each time that the same is posted, so that
 * whoever has it already knows it again.
 */
export async function postJson(target: JsonTarget, key: string, json: unknown): Promise<Delivery> {
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      headers: {
        'user-agent': 'liandong',
        ...target.headers,
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': key,
      },
      body: JSON.stringify(json),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { outcome: forGood.has(response.status) ? 'REFUSED' : 'LATER', code: String(response.status) };
    }
    const answer = await beginningOf(response);
    return (target.isTaken?.(answer) ?? true) ? { outcome: 'TAKEN' } : { outcome: 'LATER', code: 'NOT_TAKEN' };
  } catch (error) {
    return { outcome: 'LATER', code: codeOf(error) ?? (error instanceof Error ? error.name : 'UNKNOWN') };
  }
}

async function beginningOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > longestAnswer) break;
  }
  return Buffer.concat(parts).toString('utf8');
}
