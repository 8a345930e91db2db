import { openLog } from '../platform/log/index.js';
import { readConfiguration } from './configuration.js';
import { guardProcess } from './last-guard.js';
import { describeFault } from './startup-fault.js';
import { startEverything } from './start.js';

/** Longer than this no shutdown may take; ten seconds are what the hub promises. */
const patience = 9_500;
const started = new AbortController();
/** Non-zero where the hub ends because of a fault. */
let exitCode = 0;

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = openLog(configuration.logLevel);
  const running = startEverything(configuration, log, started.signal);
  const stop = (): void => {
    started.abort();
    setTimeout(() => process.exit(1), patience).unref();
    running
      .then((close) => close())
      .then(
        () => process.exit(exitCode),
        () => process.exit(1),
      );
  };
  let stopping = false;
  const stopOnce = (): void => {
    if (!stopping) stop();
    stopping = true;
  };
  guardProcess(log, () => {
    exitCode = 1;
    stopOnce();
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (stopping) process.exit(1);
      stopOnce();
    });
  }
  await running;
}

main().catch((error: unknown) => {
  // Stopped while it was starting: what was open is closed, and nothing went wrong unless the guard says so.
  if (started.signal.aborted) process.exit(exitCode);
  process.stderr.write(`联动未能启动：${describeFault(error)}\n`);
  process.exit(1);
});
