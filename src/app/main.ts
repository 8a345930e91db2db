import 'reflect-metadata';
import { readConfiguration } from './configuration.js';
import { describeFault } from './startup-fault.js';
import { startEverything } from './start.js';

/** Longer than this no shutdown may take. */
const patience = 10_000;
const started = new AbortController();

async function main(): Promise<void> {
  const running = startEverything(readConfiguration(process.env), started.signal);
  let stopping = false;
  const stop = (): void => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    started.abort();
    setTimeout(() => process.exit(1), patience).unref();
    running
      .then((close) => close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await running;
}

main().catch((error: unknown) => {
  // Stopped while it was starting: what was open is closed, and nothing went wrong.
  if (started.signal.aborted) process.exit(0);
  process.stderr.write(`联动未能启动：${describeFault(error)}\n`);
  process.exit(1);
});
