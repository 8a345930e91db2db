import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { cursorFault } from '../feed/index.js';
import { readHead } from '../feed/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { LogVerificationType } from './verify-log.graphql.js';
import { verifyLog } from './verify-log.js';

const usualBatches = 1000;
const mostBatches = 5000;
/** Batches may be large: a call gives what it has verified after so many milliseconds. */
const patience = 10_000;

@Resolver()
export class VerifyLogResolver {
  /** One verification at a time: several at once would take the connections that everybody else waits for. */
  private last: Promise<unknown> = Promise.resolve();

  @Query(() => LogVerificationType, {
    description:
      '日志验证：重算变更日志的散列链并核对签名的链首；逐段调用，可验证全部日志。Recomputes the hash chain of the change log and compares it with the signed heads, a stretch at a time.',
  })
  async verifyLog(
    @Arg('after', () => String, {
      nullable: true,
      description: '从此游标之后；不填则自最早开始。After this cursor; from the earliest change without it.',
    })
    after: string | null,
    @Arg('batches', () => Int, {
      nullable: true,
      description: '至多若干批，1 至 5000，默认 1000；用时过长则提前返回。At most so many batches, 1 to 5,000.',
    })
    batches: number | null,
    @Ctx() { hub, viewer }: RequestContext,
  ): Promise<LogVerificationType> {
    requirePermission(viewer, 'audit');
    const most = batches ?? usualBatches;
    if (most < 1 || most > mostBatches) throw badInput(`batches：须在1至${mostBatches}之间`);
    const from = after == null ? (await hub.feed.earliest()) - 1 : await opened(hub, after);
    const turn = this.last.then(() => verifyLog(hub.pool, { after: from, batches: most, patience }));
    this.last = turn.catch(() => undefined);
    const { fault, endSeq, ...verified } = await turn;
    return {
      ...verified,
      holds: fault === null,
      headSeq: await readHead(hub.pool),
      endSeq,
      endCursor: hub.feed.cursor(endSeq),
      fault: fault && {
        kind: fault.fault,
        fromSeq: fault.fromSeq,
        toSeq: fault.toSeq,
        fromCursor: hub.feed.cursor(fault.fromSeq),
        toCursor: hub.feed.cursor(fault.toSeq),
      },
    };
  }
}

async function opened({ feed }: RequestContext['hub'], cursor: string): Promise<number> {
  try {
    return await feed.openCursor(cursor);
  } catch (error) {
    throw cursorFault(error);
  }
}
