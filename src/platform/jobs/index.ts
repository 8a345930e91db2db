import { EventEmitter } from 'node:events';
import {
  Logger as WorkerLogger,
  run,
  runMigrations,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { Pool } from 'pg';
import { codeOf } from '../../kernel/error-code.js';
import { drained } from '../database/index.js';
import type { Logger } from '../log/index.js';
import { JobsClient } from './jobs-client.js';
import { watchWorkers, type WorkerWatch } from './worker-watch.js';

export type { TaskList } from 'graphile-worker';
export { backgroundLoop, type BackgroundLoop } from './background-loop.js';

export interface Jobs {
  /** Waits for jobs in hand, then stops. */
  stop(): Promise<void>;
}

/** Tasks that wait for each other only. */
export interface JobLane {
  readonly tasks: TaskList;
  /** Jobs that one node does at a time. */
  readonly atOnce: number;
}

export interface JobsOptions {
  readonly url: string;
  /** The first one also does what the crontab says. */
  readonly lanes: readonly [JobLane, ...JobLane[]];
  /** graphile-worker's crontab; its times are UTC. */
  readonly crontab: string;
  readonly log: Logger;
  /** Milliseconds between two looks for nodes that are gone: their jobs go on after two or three of them. */
  readonly watchEvery?: number;
}

/** A job that a killed node had in hand goes on within half a minute. */
const usualWatch = 10_000;

/** Makes `graphile_worker.add_job` available; part of bringing a database up to date. */
export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: silent });
}

/** Runs jobs in this process; enqueue them with `graphile_worker.add_job` inside the transaction they belong to. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { url, lanes, crontab, log, watchEvery = usualWatch } = options;
  // Each lane takes a connection that listens, and one for each job.
  const max = lanes.reduce((sum, { atOnce }) => sum + atOnce + 2, 0);
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'liandong-jobs',
    keepAlive: true,
    Client: JobsClient,
  });
  const lost = (error: Error): void => log.warn({ code: codeOf(error) }, 'a connection of the jobs was lost');
  pool.on('error', lost).on('connect', (client) => client.on('error', lost));
  const watches: WorkerWatch[] = [];
  const runners: Runner[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(runners.map((runner) => runner.stop()));
  };
  const close = async (): Promise<void> => {
    await drained(pool);
    await Promise.all(watches.map((watch) => watch.stop()));
    await pool.end();
  };
  try {
    for (const [place, { tasks, atOnce }] of lanes.entries()) {
      const watch = watchWorkers({ url, every: watchEvery, log });
      watches.push(watch);
      const events: WorkerEvents = new EventEmitter();
      events.on('pool:create', ({ workerPool }) => watch.show(workerPool.id));
      // A worker takes jobs of the tasks that it knows only.
      const runner = await run({
        pgPool: pool,
        taskList: tasks,
        ...(place === 0 ? { crontab } : { parsedCronItems: [] }),
        concurrency: atOnce,
        pollInterval: 2000,
        noHandleSignals: true,
        logger: workerLogger(log),
        events,
      });
      runners.push(runner);
    }
    return {
      stop: async () => {
        await stopAll();
        // The worker does not wait until a job is marked as done: it would run again hours later, when its lock expires.
        await close();
      },
    };
  } catch (error) {
    await stopAll();
    await close();
    throw error;
  }
}

/** The worker's own messages; a failed job is told by name, its payload and error text stay out of the log. */
function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(({ taskIdentifier }) => (level, message) => {
    if (level === 'error') log.error({ task: taskIdentifier }, message.split('\n')[0]?.slice(0, 80));
  });
}

const silent = new WorkerLogger(() => () => undefined);
