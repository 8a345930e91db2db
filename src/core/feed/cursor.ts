import { createHmac, timingSafeEqual } from 'node:crypto';

export type CursorFault = 'CURSOR_INVALID' | 'CURSOR_EXPIRED' | 'RESYNC_REQUIRED';

/** A cursor that cannot be gone on from, and where to go on instead. */
export class CursorError extends Error {
  constructor(
    readonly code: CursorFault,
    message: string,
    /** The earliest cursor, or the one at the fork of the history; null when only a fresh start helps. */
    readonly cursor: string | null,
    /** The head of the log, where whoever takes the present data first goes on; null where that is no way. */
    readonly head: string | null = null,
  ) {
    super(message);
  }
}

/** A stretch of the database's history: it ends where a restore or failover forked it. */
export interface Epoch {
  readonly epoch: number;
  /** Head of the log when the epoch began. */
  readonly forkSeq: number;
}

/** What a log needs to make and open cursors. */
export interface CursorContext {
  readonly logId: number;
  readonly secret: string;
  /** All epochs, oldest first. */
  readonly epochs: readonly Epoch[];
}

const version = 1;
const macLength = 8;

/** Opaque and URL-safe: version, epoch, log, seq and a keyed checksum, so that none can be made up. */
export function sealCursor({ logId, secret, epochs }: CursorContext, seq: number): string {
  return seal(secret, epochs.at(-1)?.epoch ?? 0, logId, seq);
}

function seal(secret: string, epoch: number, logId: number, seq: number): string {
  const body = Buffer.alloc(17);
  body.writeUInt8(version, 0);
  body.writeUInt32BE(epoch, 1);
  body.writeUInt32BE(logId, 5);
  body.writeBigUInt64BE(BigInt(seq), 9);
  return Buffer.concat([body, mac(secret, body)]).toString('base64url');
}

function mac(secret: string, body: Buffer): Buffer {
  return createHmac('sha256', secret).update(body).digest().subarray(0, macLength);
}

/**
 * The place a cursor stands for. A cursor of an earlier epoch holds up to the fork: what came after was lost with that
 * history.
 * @throws CursorError
 */
export function openCursor(context: CursorContext, text: string, earliest: number, head: number): number {
  const { epoch, seq } = unseal(context, text);
  const at = (place: number): string => sealCursor(context, place);
  const index = context.epochs.findIndex((known) => known.epoch === epoch);
  const next = index === -1 ? undefined : context.epochs[index + 1];
  const fork = next?.forkSeq ?? head;
  if (index === -1 || seq > fork) {
    const message = '数据库历史已改变（恢复或切换），该游标之后的变更不复存在：请从给出的游标重新同步';
    throw new CursorError('RESYNC_REQUIRED', message, at(Math.min(fork, head)), at(head));
  }
  if (seq < earliest - 1) throw expired(context, earliest, head);
  return seq;
}

/** The fault of a cursor from before the earliest change that is kept. */
export function expired(context: CursorContext, earliest: number, head: number): CursorError {
  const message = '该处早于变更日志的保存期限，之前的变更已清除：请记下 head，取当前数据，再从 head 续收';
  return new CursorError('CURSOR_EXPIRED', message, sealCursor(context, earliest - 1), sealCursor(context, head));
}

function unseal({ logId, secret }: CursorContext, text: string): { epoch: number; seq: number } {
  const bytes = Buffer.from(text, 'base64url');
  const body = bytes.subarray(0, 17);
  const authentic =
    bytes.length === 17 + macLength &&
    bytes.toString('base64url') === text &&
    timingSafeEqual(bytes.subarray(17), mac(secret, body)) &&
    body.readUInt8(0) === version &&
    body.readUInt32BE(5) === logId;
  if (!authentic) throw new CursorError('CURSOR_INVALID', '游标无效：请使用本平台给出的游标', null);
  return { epoch: body.readUInt32BE(1), seq: Number(body.readBigUInt64BE(9)) };
}
