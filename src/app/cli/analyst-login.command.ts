import { closeDoors, createAnalystLogin, revokeAnalystLogin, type OpenDoor } from '../analysts/index.js';
import type { Configuration } from '../configuration.js';
import { onOwnDatabase } from './own-database.js';

export interface AnalystLoginOptions {
  readonly organization?: string;
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

/** Makes a login for BI tools, or ends one; the password is printed once and kept nowhere. */
export async function analystLogin(configuration: Configuration, options: AnalystLoginOptions): Promise<void> {
  const { organization, revoke, closeDoors: isClosing = false } = options;
  if ([organization !== undefined, revoke !== undefined, isClosing].filter(Boolean).length !== 1) {
    throw new Error(
      '请以 --organization 指定单位代码，或以 --revoke 指定要停用的登录名，或以 --close-doors 收回多余权限',
    );
  }
  await onOwnDatabase(configuration, async (pool) => {
    if (isClosing) {
      process.stdout.write(said(await closeDoors(pool)));
      return;
    }
    if (revoke !== undefined) {
      if (!(await revokeAnalystLogin(pool, revoke))) throw new Error(`没有登录名 ${revoke}`);
      process.stdout.write(`已停用 ${revoke} (revoked)\n`);
      return;
    }
    const login = await createAnalystLogin(pool, organization ?? '');
    if (!login) throw new Error(`没有单位 ${organization ?? ''}`);
    process.stdout.write(
      `登录名 user: ${login.name}\n密码 password: ${login.password}\n模式 schema: analyst（说明见 docs/guide/analysts.md）\n${said(login.openDoors)}`,
    );
  });
}

function said(open: readonly OpenDoor[]): string {
  if (open.length === 0) return '多余权限已收回 (nothing beyond reading)\n';
  const list = open.map((door) => `  ${warnings[door]} (${door})\n`).join('');
  return `注意：库的所有者无权收回以下权限，请由数据库管理员收回，见 docs/guide/analysts.md\n${list}`;
}
