import { createHmac } from 'node:crypto';
import { codeOf } from '../../kernel/error-code.js';
import type { Delivery } from '../delivery/index.js';
import type { Messenger } from './robot-address.js';

/** A robot of a group, and the secret by which 钉钉 knows whose its messages are. */
export interface Robot {
  readonly messenger: Messenger;
  readonly address: URL;
  readonly secret: string | null;
}

/** Milliseconds for the whole answer. */
const patience = 10_000;
/** Answers are a line of JSON. */
const longestAnswer = 16_384;

/** Sends a text by a robot: both messengers take the same JSON, and answer `errcode` 0 for what they have taken. */
export async function sendByRobot({ messenger, address, secret }: Robot, text: string, now: number): Promise<Delivery> {
  const target = messenger === 'DINGTALK' && secret !== null ? signed(address, secret, now) : address;
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) {
      await response.body?.cancel();
      const isLater = response.status >= 500 || response.status === 408 || response.status === 429;
      return { outcome: isLater ? 'LATER' : 'REFUSED', code: String(response.status) };
    }
    return answered(await firstOf(response));
  } catch (error) {
    return { outcome: 'LATER', code: codeOf(error) ?? nameOf(error) };
  }
}

/** 加签: HmacSHA256 of the moment and the secret, under the secret, in Base64. */
function signed(address: URL, secret: string, now: number): URL {
  const target = new URL(address);
  target.searchParams.set('timestamp', String(now));
  target.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
  return target;
}

/** Any code but 0 says that it was not taken, mostly for being the twenty-first in a minute (45009, 130101). */
function answered(text: string): Delivery {
  try {
    const { errcode } = JSON.parse(text) as { readonly errcode?: unknown };
    return errcode === 0 ? { outcome: 'TAKEN' } : { outcome: 'LATER', code: String(Number(errcode)) };
  } catch {
    return { outcome: 'LATER', code: 'NO_JSON' };
  }
}

async function firstOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > longestAnswer) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'UNKNOWN');
