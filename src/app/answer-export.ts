import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { shanghaiDay } from '../kernel/calendar.js';
import type { Hub, RequestContext } from '../core/hub.js';
import type { Viewer } from '../core/identity/index.js';
import { maskError } from '../platform/graphql/errors.js';
import { keepExport } from './keep-export.js';
import { openedRows } from './opened-rows.js';
import { contentDisposition } from '../platform/http/content-disposition.js';
import { mediaTypes, writeTable, type TableFormat, type TableRow } from '../platform/tables/index.js';
import type { Export } from '../statistics/exports/index.js';

export interface AnswerOptions {
  readonly hub: Hub;
  readonly viewer: Viewer;
  /** Of this one export, for the audit log. */
  readonly id: string;
  readonly name: string;
  readonly format: TableFormat;
  readonly asked: Export;
  /** Ends the export: the token expired, the client is gone. */
  readonly ending: AbortController;
  readonly isHead: boolean;
  contextOf(): RequestContext;
  /** Called once, however it ends. */
  onEnd(): void;
}

type Batches = AsyncIterator<readonly TableRow[], unknown>;

/** Milliseconds without a byte taken after which a reader is taken for gone. */
const patience = 60_000;

/**
 * Reads the first rows, so that what is wrong is told with its status, and then streams. Whatever goes wrong later destroys the
 * connection: no file looks whole that is not. Two entries of the audit log belong together by the export's own id: EXPORT_BEGUN is
 * kept before the first byte goes out, EXPORTED says how it ended. A hub that dies in between leaves the first without the second.
 */
export async function answerExport(reply: FastifyReply, options: AnswerOptions): Promise<FastifyReply> {
  const { hub, asked, ending, format, isHead } = options;
  // Before the first row is read: whoever follows the log from here misses nothing that the table does not have.
  const cursor = hub.feed.cursor(hub.feed.head());
  const batches: Batches = asked.rows(options.contextOf, ending.signal)[Symbol.asyncIterator]();
  reply.raw.once('close', () => ending.abort());
  const first = await batches.next().catch(async (error: unknown) => {
    // Who left while the first rows were looked for has asked for them all the same.
    if (ending.signal.aborted && !isHead) await keepCutOff(options, 0);
    throw error;
  });
  reply.type(mediaTypes[format]).headers({
    'cache-control': 'no-store',
    'content-disposition': disposition(options),
    'x-liandong-cursor': cursor,
  });
  if (isHead) {
    await batches.return?.();
    options.onEnd();
    return reply.send();
  }
  await keepExport(hub, options.viewer, options, 'EXPORT_BEGUN', {});
  const taken: Taken = { rows: 0, isWhole: false };
  const table = writeTable(format, asked.columns, counted(first, batches, options, taken), asked.options);
  const body = Readable.from(table, { objectMode: false });
  // However it ends, also if nobody has begun to read.
  body.once('close', () => {
    options.onEnd();
    if (taken.isWhole) return;
    ending.abort();
    void batches.return?.().catch(() => undefined);
    void keepCutOff(options, taken.rows);
  });
  // Whoever does not read would not notice the end otherwise.
  ending.signal.addEventListener('abort', () => body.destroy(new Error('the export was ended')), { once: true });
  reply.raw.setTimeout(patience, () => reply.raw.destroy());
  return reply.send(body);
}

/** What has been read of an export so far. */
interface Taken {
  rows: number;
  isWhole: boolean;
}

/** Passes the rows on and counts them; a whole file ends only after it is kept in the audit log. */
async function* counted(
  first: IteratorResult<readonly TableRow[], unknown>,
  batches: Batches,
  options: AnswerOptions,
  taken: Taken,
): AsyncGenerator<readonly TableRow[]> {
  const { hub, ending, viewer, asked } = options;
  const opened = openedRows(hub, viewer, asked.columns);
  try {
    for (let next = first; next.done !== true; next = await batches.next()) {
      taken.rows += next.value.length;
      opened(next.value);
      yield next.value;
    }
    await keepEnd(options, taken.rows, true);
    taken.isWhole = true;
  } catch (error) {
    if (!ending.signal.aborted) maskError(error, hub.log);
    throw error;
  }
}

async function keepCutOff(options: AnswerOptions, rows: number): Promise<void> {
  await keepEnd(options, rows, false).catch((error: unknown) => maskError(error, options.hub.log));
}

function keepEnd(options: AnswerOptions, rows: number, isWhole: boolean): Promise<void> {
  return keepExport(options.hub, options.viewer, options, 'EXPORTED', { rows, isWhole });
}

/** The Chinese name for who understands it, the query's for the others. */
function disposition({ asked, name, format, hub }: AnswerOptions): string {
  const day = shanghaiDay(hub.clock.now()).toString();
  return contentDisposition(`${asked.title}-${day}.${format}`, `${name}-${day}.${format}`);
}
