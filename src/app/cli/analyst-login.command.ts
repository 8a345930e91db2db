import {
  closeDoors,
  createAnalystLogin,
  listAnalystLogins,
  revokeAnalystLogin,
  type AnalystLogin,
  type OpenDoor,
} from '../analysts/index.js';
import type { Configuration } from '../configuration.js';
import { endOfDay } from './end-of-day.js';
import { CommandFault, exitCodes, WrongUse } from './exit-code.js';
import { onOwnDatabase } from './own-database.js';
import { tellResult, type ResultOptions } from './result.js';

export interface AnalystLoginOptions extends ResultOptions {
  readonly organization?: string;
  /** The last day on which it may sign in. */
  readonly expires?: string;
  readonly list?: boolean;
  readonly revoke?: string;
  readonly closeDoors?: boolean;
}

/** What stays open, to whoever can close it. */
const warnings: Readonly<Record<OpenDoor, string>> = {
  TEMPORARY: '可建临时表和函数',
  CREATE: '可在 public 模式中建表',
  FUNCTIONS: '可调用锁、通知、大对象和统计函数',
  COUNTERS: '可读各表行数等计数',
  TEMPORARY_FILES: '临时文件不限大小',
};

/** Makes a login for BI tools, lists them, or ends one; a password is printed once and kept nowhere. */
export async function analystLogin(configuration: Configuration, options: AnalystLoginOptions): Promise<void> {
  const { organization, expires, list = false, revoke, closeDoors: isClosing = false } = options;
  if ([organization !== undefined, list, revoke !== undefined, isClosing].filter(Boolean).length !== 1) {
    throw new WrongUse(
      '请以 --organization 指定单位代码，或以 --list 列出，或以 --revoke 指定要停用的登录名，或以 --close-doors 收回多余权限',
    );
  }
  const until = expires === undefined ? null : endOfDay(expires);
  await onOwnDatabase(configuration, async (pool, url) => {
    if (isClosing) {
      const openDoors = await closeDoors(pool);
      tellResult(options, { openDoors }, said(openDoors));
    } else if (list) {
      const logins = await listAnalystLogins(pool);
      const lines = logins.map(
        ({ name, organization: code, expiresAt }) =>
          `${name}\t${code}\t${expiresAt === null ? '不到期' : `${expiresAt} 到期`}`,
      );
      tellResult(options, logins, lines.length === 0 ? '没有开设登录 (no logins)' : lines.join('\n'));
    } else if (revoke !== undefined) {
      if (!(await revokeAnalystLogin(pool, revoke))) throw new CommandFault(`没有登录名 ${revoke}`, exitCodes.REFUSED);
      tellResult(options, { revoked: revoke }, `已停用 ${revoke} (revoked)`);
    } else {
      const login = await createAnalystLogin(pool, organization ?? '', until);
      if (!login) throw new CommandFault(`没有单位 ${organization ?? ''}`, exitCodes.REFUSED);
      const address = addressOf(url, login);
      tellResult(
        options,
        { ...login, address, expiresAt: until },
        `登录名 user: ${login.name}\n密码 password: ${login.password}\n连接 url: ${address}\n模式 schema: analyst（说明见 docs/guide/analysts.md）\n${said(login.openDoors)}`,
      );
    }
  });
}

/** What BI tools ask for; the host is that by which this machine reaches the database. */
function addressOf(ownerUrl: string, { name, password }: Pick<AnalystLogin, 'name' | 'password'>): string {
  const url = new URL(ownerUrl);
  url.username = name;
  url.password = password;
  return url.href;
}

function said(open: readonly OpenDoor[]): string {
  if (open.length === 0) return '多余权限已收回 (nothing beyond reading)\n';
  const list = open.map((door) => `  ${warnings[door]} (${door})\n`).join('');
  return `注意：库的所有者无权收回以下权限，请由数据库管理员收回，见 docs/guide/analysts.md\n${list}`;
}
