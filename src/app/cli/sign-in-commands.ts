import type { Command } from 'commander';
import { addCommand, dataDirOfClient, list, urlOption } from './command-options.js';
import type { LoginOptions, LogoutOptions } from './login.command.js';
import type { TokenOptions } from './token.command.js';

/** Commands by which one signs in. */
export function addSignInCommands(program: Command): void {
  addCommand(program, 'login', '在浏览器中登录平台的身份认证服务，供以后的命令使用 · signs in by a browser')
    .addOption(urlOption())
    .option('--client-id <id>', '命令行在身份认证服务中的客户端标识；不填为平台所说明的，或 HUB_CLIENT_ID')
    .action(async (options: LoginOptions) => {
      const { login } = await import('./login.command.js');
      await login(options);
    });

  addCommand(program, 'logout', '退出 hub login 的登录，并在身份认证服务中撤销 · signs out')
    .addOption(urlOption())
    .action(async (options: LogoutOptions) => {
      const { logout } = await import('./login.command.js');
      await logout(options);
    });

  addCommand(
    program,
    'token',
    '打印演示令牌（最后一行），仅用于本机演示 · prints a bearer token of the demonstration issuer',
  )
    .requiredOption('--organization <code>', '单位代码，如 141025100、sfj')
    .requiredOption('--roles <roles>', '角色，逗号分隔，如 PUBLISHER,ANALYST', list)
    .option('--hours <hours>', '有效小时数', Number, 12)
    .option('--name <name>', '姓名或系统名称')
    .addOption(urlOption())
    .action(async (options: TokenOptions) => {
      const { printToken } = await import('./token.command.js');
      await printToken(dataDirOfClient(), options);
    });
}
