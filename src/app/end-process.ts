import { describeFault } from './startup-fault.js';

/** Milliseconds that closing may take, without the database it would like to speak to. */
const patience = 5000;

/** Ends the hub over what it cannot live without, so that whoever watches it (systemd, compose) starts it again. */
export function endProcess(reason: string, error: unknown, close: () => Promise<void>): void {
  process.stderr.write(`联动停止运行：${reason}（${describeFault(error)}）\n`);
  setTimeout(exit, patience);
  close().then(exit, exit);
}

function exit(): void {
  process.exit(1);
}
