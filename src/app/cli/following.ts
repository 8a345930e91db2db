import type { ConnectionState, RetryOptions } from '../../client/index.js';

/** How commands come back that somebody looks at: sooner than programs that nobody waits for. */
export const patientRetry: RetryOptions = { first: 200, most: 5000 };

/** Says on which changes a command waits, for whom, and when the connection breaks and is there again. */
export function connectionTold(
  { code, name }: { readonly code: string; readonly name: string },
  tell: (message: string) => void,
  place?: () => string,
): (state: ConnectionState) => void {
  return (state) => {
    if (state.state === 'INTERRUPTED') {
      // The first time; from then on it is still so.
      if (state.attempt === 1) tell('连接中断，正在重连 (connection lost)');
    } else if (state.resumed) tell('已重新连接，从上次的游标续收 (resumed)');
    else
      tell(`正在等待变更：${name}（${code}）可见的${place ? `，${place()}` : ''}；Ctrl-C 停止 (waiting for changes)`);
  };
}
