/** Faults that a person can put right, by the code of the system or of PostgreSQL. */
const remedies = new Map([
  ['EADDRINUSE', '端口已被占用，请用 PORT 指定其他端口'],
  ['EACCES', '没有权限'],
  ['EADDRNOTAVAIL', '本机没有该监听地址，请检查 HOST'],
  ['ECONNREFUSED', '连不上数据库，请检查 DATABASE_URL'],
  ['ENOTFOUND', '找不到数据库主机，请检查 DATABASE_URL'],
  ['28P01', '数据库拒绝登录，请检查 DATABASE_URL 中的用户名和密码'],
  ['28000', '数据库拒绝登录，请检查 DATABASE_URL'],
  [
    '42501',
    '数据库账号权限不足：迁移账号须为库的所有者并可创建角色（CREATEROLE），平台账号须有 liandong_hub 等角色，见 docs/operate/security.md',
  ],
  ['3D000', '数据库不存在，请检查 DATABASE_URL'],
]);

/** One line: what is wrong in Chinese where it is known, and the technical cause. */
export function describeFault(error: unknown): string {
  const [fault] = chain(error).filter(({ code }) => code !== null && remedies.has(code));
  const cause = error instanceof Error ? error.message : String(error);
  const text = withoutPassword(fault ? `${remedies.get(fault.code ?? '') ?? ''} (${fault.message})` : cause);
  return text.replace(/\s*\n\s*/g, '；');
}

/** The error, what caused it and what it is made of: connecting to several addresses fails with all their errors. */
function chain(error: unknown): { readonly code: string | null; readonly message: string }[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const parts = error instanceof AggregateError ? error.errors.flatMap(chain) : [];
  return [{ code, message: error.message || (code ?? error.name) }, ...chain(error.cause), ...parts];
}

/** Connection URLs carry a password. */
function withoutPassword(text: string): string {
  return text.replace(/:\/\/([^:@/\s]+):[^@/\s]+@/g, '://$1:***@');
}
