import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the benchmark: asked one thing at a time. */
export interface Child<Ready> {
  readonly ready: Ready;
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts `bench/<name>.process` with a JSON argument and waits for its first message. */
export async function startChild<Ready>(name: string, given: object, options: ForkOptions = {}): Promise<Child<Ready>> {
  const path = fileURLToPath(new URL(`./${name}.process.js`, import.meta.url));
  const child = fork(path, [JSON.stringify(given)], { execArgv: [], ...options, serialization: 'advanced' });
  const ready = (await message(child, name)) as Ready;
  return {
    ready,
    async ask<Answer>(question: object) {
      child.send(question);
      return (await message(child, name)) as Answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

async function message(child: ChildProcess, name: string): Promise<unknown> {
  const over = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', { signal: over.signal }).then(([answer]: unknown[]) => answer),
      once(child, 'exit', { signal: over.signal }).then(() => Promise.reject(new Error(`${name} ended`))),
    ]);
  } finally {
    over.abort();
  }
}

/** What a server has used so far. */
export interface Spent {
  /** Bytes. */
  readonly rss: number;
  /** Microseconds of processor time. */
  readonly cpu: number;
  /** Bytes of heap and buffers: what is really in use, if it was collected. */
  readonly held: number;
}

/** Of this process; what nobody holds any more is collected first if asked (the process then runs with --expose-gc). */
export async function spent({ collect = false }: { readonly collect?: boolean } = {}): Promise<Spent> {
  if (collect) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, cpu: user + system, held: heapUsed + external };
}

/** What the parent gave this process. */
export function argument<Given>(): Given {
  return JSON.parse(process.argv[2] ?? '{}') as Given;
}

/** Tells the parent that this process is ready, answers what it asks, and ends with it. */
export function answerParent(ready: object, answer: (question: never) => Promise<object>): void {
  process.on('message', (question) => {
    answer(question as never).then(
      (answered) => process.send?.(answered),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.(ready);
}
