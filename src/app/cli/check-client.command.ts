import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { openClientCheck, type CheckReport, type ClientCheck } from './check-client/check-client.js';
import { clientFaults, type SceneReport } from './check-client/client-fault.js';

export interface CheckClientOptions {
  readonly port: number;
  readonly json?: boolean;
  /** Seconds. */
  readonly patience: number;
  readonly silence: number;
}

/**
 * Plays a hub for somebody's client, which it starts itself where a command is given, and says what that did wrong. Gives the exit code: 0 for
 * nothing, 1 for a fault, 2 where no client came.
 */
export async function checkClient(command: readonly string[], options: CheckClientOptions): Promise<number> {
  const { port, json = false, patience, silence } = options;
  const pace = { settle: 2000, patience: patience * 1000, away: 5000, silence: silence * 1000, wait: 600_000 };
  const check = await openClientCheck(pace, port);
  const child = command.length > 0 ? startClient(command, check) : null;
  tell(`演练平台在 ${check.url}，令牌任意${child ? '' : '；请启动客户端，十分钟内连接'} (a hub is played here)`);
  try {
    const report = await check.play((scene) => tell(lineOf(scene)));
    if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else process.stdout.write(`${conclusion(report)}\n`);
    if (!report.came) return 2;
    return report.scenes.some(({ faults }) => faults.length > 0) ? 1 : 0;
  } finally {
    child?.removeAllListeners('exit').kill();
    await check.close();
  }
}

/** Its output tells what it has processed: cursors, wherever they stand in a line. */
function startClient([program = '', ...parameters]: readonly string[], check: ClientCheck): ChildProcess {
  const env = { ...process.env, HUB_URL: check.url, HUB_TOKEN: 'check-client' };
  const child = spawn(program, parameters, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.on('error', (error) => {
    tell(`客户端无法启动：${error.message} (the client cannot be started)`);
    check.clientEnded();
  });
  child.on('exit', (code, signal) => {
    tell(`客户端已结束：${signal ?? code} (the client has ended)`);
    check.clientEnded();
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    for (const cursor of new Set(check.cursorsIn(line))) check.processed(cursor);
  });
  return child;
}

function lineOf({ title, played, faults }: SceneReport): string {
  if (!played) return `— ${title}：没有演到`;
  if (faults.length === 0) return `✓ ${title}`;
  return `✗ ${title}\n${faults.map((fault) => `    ${fault}：${clientFaults[fault]}`).join('\n')}`;
}

function conclusion({ came, told, scenes }: CheckReport): string {
  if (!came) return '没有客户端连接 (no client came)';
  const count = scenes.flatMap(({ faults }) => faults).length;
  const hint = told
    ? ''
    : '；客户端没有说明处理了哪些变更，未查漏与重：每处理一条，将其游标输出一行 (print the cursor of each change)';
  return count === 0 ? `没有发现错误${hint} (nothing wrong)` : `发现 ${count} 处错误${hint} (faults)`;
}

function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}
