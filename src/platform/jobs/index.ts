import { Logger as WorkerLogger, run, runMigrations, type TaskList } from 'graphile-worker';
import type { Logger } from '../log/index.js';

export interface Jobs {
  /** Waits for jobs in hand, then stops. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  readonly url: string;
  readonly tasks: TaskList;
  /** graphile-worker's crontab. */
  readonly crontab: string;
  readonly log: Logger;
}

/** Makes `graphile_worker.add_job` available; part of bringing a database up to date. */
export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: silent });
}

/** Runs jobs in this process; enqueue them with `graphile_worker.add_job` inside the transaction they belong to. */
export async function startJobs({ url, tasks, crontab, log }: JobsOptions): Promise<Jobs> {
  const runner = await run({
    connectionString: url,
    taskList: tasks,
    crontab,
    concurrency: 2,
    maxPoolSize: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: workerLogger(log),
  });
  return { stop: () => runner.stop() };
}

/** The worker's own messages; a failed job is told by name, its payload and error text stay out of the log. */
function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(({ taskIdentifier }) => (level, message) => {
    if (level === 'error') log.error({ task: taskIdentifier }, message.split('\n')[0]?.slice(0, 80));
  });
}

const silent = new WorkerLogger(() => () => undefined);
