import { EventEmitter } from 'node:events';
import { Logger as WorkerLogger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Logger } from '../log/index.js';
import { backgroundLoop } from './background-loop.js';
import { watchWorkers } from './worker-watch.js';

/** Tasks that wait for each other only. */
export interface JobLane {
  readonly tasks: TaskList;
  /** Jobs that one node does at a time. */
  readonly atOnce: number;
  /** Connections for them, fewer than jobs where most of these wait for something else; one for each if not given. */
  readonly connections?: number;
}

export interface LaneOptions {
  /** Where the connections come from; `url` is for one that shows that this node lives. */
  readonly pool: Pool;
  readonly url: string;
  readonly crontab: string;
  readonly log: Logger;
  readonly watchEvery: number;
}

export interface RunningLane {
  /** Waits for the jobs in hand. */
  stop(): Promise<void>;
  /** No longer shows that this node lives; after it, others may take what is not marked as done. */
  leave(): Promise<void>;
}

/**
 * Does the jobs of a lane until it is stopped. A worker that cannot say how a job ended, because the connection was lost at that moment,
 * ends; another follows under a name of its own, and what the first had in hand is given free as that of a node that is gone.
 */
export async function startLane(lane: JobLane, options: LaneOptions): Promise<RunningLane> {
  let stopping = false;
  let worker = await startWorker(lane, options);
  const loop = backgroundLoop(
    async () => {
      await worker.ended;
      if (stopping) return;
      await worker.leave();
      worker = await startWorker(lane, options);
      // Asked for meanwhile: nobody else knows of this one.
      if (stopping) await worker.stop();
    },
    { name: 'jobs', gap: 0, idle: 0, log: options.log },
  );
  return {
    async stop() {
      stopping = true;
      await worker.stop();
      await loop.stop();
      // Another may have followed meanwhile.
      await worker.stop();
    },
    leave: () => worker.leave(),
  };
}

interface Worker extends RunningLane {
  readonly ended: Promise<void>;
}

async function startWorker({ tasks, atOnce }: JobLane, options: LaneOptions): Promise<Worker> {
  const { pool, url, crontab, log, watchEvery } = options;
  const watch = watchWorkers({ url, every: watchEvery, log });
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => watch.show(workerPool.id));
  const lost = lostWorker(events);
  try {
    // A worker takes jobs of the tasks that it knows only.
    const runner = await run({
      pgPool: pool,
      taskList: tasks,
      ...(crontab === '' ? { parsedCronItems: [] } : { crontab }),
      concurrency: atOnce,
      pollInterval: 2000,
      noHandleSignals: true,
      logger: workerLogger(log),
      events,
      // In batches: by itself the worker lets go of the promise that a job was marked, and its rejection is caught by nobody.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    // Its schedule goes on until it is told.
    const over = lost.then(() => void runner.stop().catch(() => undefined));
    const ended = Promise.race([runner.promise.catch(() => undefined), over]);
    return {
      ended,
      async stop() {
        // It refuses if it has ended.
        await Promise.race([runner.stop().catch(() => undefined), over]);
        await ended;
      },
      leave: () => watch.stop(),
    };
  } catch (error) {
    await watch.stop();
    throw error;
  }
}

/** Milliseconds in which a worker that is lost may end by itself. */
const farewell = 1000;

/**
 * Resolves when a worker could not mark a job, has none in hand any more, and has had the time to end. It is not waited for further: where
 * several marks fail at once it counts what it has to mark below zero, and would wait for that for ever.
 */
function lostWorker(events: WorkerEvents): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let inHand = 0;
  let isLost = false;
  const look = (): void => {
    if (isLost && inHand === 0) setTimeout(resolve, farewell);
  };
  events.on('job:start', () => (inHand += 1));
  events.on('job:complete', () => {
    inHand -= 1;
    look();
  });
  events.on('pool:fatalError', () => {
    isLost = true;
    look();
  });
  return promise;
}

/** The worker's own messages; a failed job is told by name, its payload and error text stay out of the log. */
function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(({ taskIdentifier }) => (level, message) => {
    if (level === 'error') log.error({ task: taskIdentifier }, message.split('\n')[0]?.slice(0, 80));
  });
}
