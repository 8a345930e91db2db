import { createAnalystLogin, revokeAnalystLogin } from '../analysts/index.js';
import type { Configuration } from '../configuration.js';
import { onOwnDatabase } from './own-database.js';

export interface AnalystLoginOptions {
  readonly organization?: string;
  readonly revoke?: string;
}

/** Makes a login for BI tools, or ends one; the password is printed once and kept nowhere. */
export async function analystLogin(configuration: Configuration, options: AnalystLoginOptions): Promise<void> {
  const { organization, revoke } = options;
  if ((organization === undefined) === (revoke === undefined)) {
    throw new Error('请以 --organization 指定单位代码，或以 --revoke 指定要停用的登录名');
  }
  await onOwnDatabase(configuration, async (pool) => {
    if (revoke !== undefined) {
      if (!(await revokeAnalystLogin(pool, revoke))) throw new Error(`没有登录名 ${revoke}`);
      process.stdout.write(`已停用 ${revoke} (revoked)\n`);
      return;
    }
    const login = await createAnalystLogin(pool, organization ?? '');
    if (!login) throw new Error(`没有单位 ${organization ?? ''}`);
    process.stdout.write(
      `登录名 user: ${login.name}\n密码 password: ${login.password}\n模式 schema: analyst（说明见 docs/analysts.md）\n`,
    );
  });
}
