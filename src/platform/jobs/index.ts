import { Logger as WorkerLogger, runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import { codeOf } from '../../kernel/error-code.js';
import { drained } from '../database/index.js';
import type { Logger } from '../log/index.js';
import { startLane, type JobLane, type RunningLane } from './job-lane.js';
import { JobsClient } from './jobs-client.js';

export type { TaskList } from 'graphile-worker';
export { backgroundLoop, type BackgroundLoop } from './background-loop.js';

export interface Jobs {
  /** Waits for jobs in hand, then stops. */
  stop(): Promise<void>;
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
  // Each lane takes a connection that listens, and one for each job unless it says otherwise.
  const max = lanes.reduce((sum, { atOnce, connections = atOnce }) => sum + connections + 2, 0);
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'liandong-jobs',
    keepAlive: true,
    Client: JobsClient,
  });
  const lost = (error: Error): void => log.warn({ code: codeOf(error) }, 'a connection of the jobs was lost');
  pool.on('error', lost).on('connect', (client) => client.on('error', lost));
  const running: RunningLane[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((lane) => lane.stop()));
    // The worker does not always wait until a job is marked as done: it would run again hours later, when its lock expires.
    await drained(pool);
    await Promise.all(running.map((lane) => lane.leave()));
    await pool.end();
  };
  try {
    for (const [place, lane] of lanes.entries()) {
      running.push(await startLane(lane, { pool, url, crontab: place === 0 ? crontab : '', log, watchEvery }));
    }
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const silent = new WorkerLogger(() => () => undefined);
