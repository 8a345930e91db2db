import type { Command } from 'commander';
import type { Configuration } from '../configuration.js';
import type { AnalystLoginOptions } from './analyst-login.command.js';
import type { ApiKeyListOptions, CreateApiKeyOptions } from './api-key.command.js';
import { addCommand, endWith, list } from './command-options.js';
import type { PersonalDataKeyOptions } from './personal-data-key.command.js';
import type { ResultOptions } from './result.js';
import type { VerifyLogOptions } from './verify-log.command.js';

/** What the hub is configured with, for commands that work on its own database. */
async function configuration(): Promise<Configuration> {
  const { readConfiguration } = await import('../configuration.js');
  return readConfiguration(process.env);
}

/** Commands for whoever owns the database and the keys of a hub. */
export function addDatabaseCommands(program: Command): void {
  addCommand(
    program,
    'reinitialize',
    '数据库逻辑恢复到另一集群后，接管变更日志 · takes over a restored change log',
  ).action(async (options: ResultOptions) => {
    const { takeOverLog } = await import('./reinitialize.command.js');
    await takeOverLog(await configuration(), options);
  });

  addCommand(
    program,
    'rebuild-rollups',
    '由原始数据重建统计汇总，平台可照常运行 · makes the rollups of the figures anew',
  ).action(async (options: ResultOptions) => {
    const { rebuildOwnRollups } = await import('./rebuild-rollups.command.js');
    await rebuildOwnRollups(await configuration(), options);
  });

  addCommand(
    program,
    'analyst-login',
    '为 BI 工具开设只读数据库登录，列出，或停用 · a read-only login to the analyst views',
  )
    .option('--organization <code>', '单位代码：该登录所见与该单位相同')
    .option('--expires <day>', '该登录到此日（含）为止，如 2027-12-31')
    .option('--list', '列出已开设的登录')
    .option('--revoke <login>', '停用此登录')
    .option('--close-doors', '以 DATABASE_OWNER_URL 的账号收回登录不该有的权限')
    .action(async (options: AnalystLoginOptions) => {
      const { analystLogin } = await import('./analyst-login.command.js');
      await analystLogin(await configuration(), options);
    });

  addCommand(program, 'verify-log', '重算变更日志的散列链，核对签名的链首，指出第一处错误 · verifies the change log')
    .option('--heads <file>', '另与此前保存的 /.well-known/liandong-heads.json 核对')
    .option('--jwks <file>', '与其一同保存的 /.well-known/jwks.json：不可取自被查的平台')
    .action(async (options: VerifyLogOptions) => {
      const { verifyOwnLog } = await import('./verify-log.command.js');
      endWith(await verifyOwnLog(await configuration(), options));
    });

  addCommand(
    program,
    'personal-data-key <file>',
    '生成个人信息密钥文件；--rotate 加入新密钥 · makes the key file of personal data',
  )
    .option('--rotate', '在已有的文件中加入新密钥')
    .action(async (file: string, options: PersonalDataKeyOptions) => {
      const { makeOrRotateKey } = await import('./personal-data-key.command.js');
      await makeOrRotateKey(file, options);
    });

  addApiKeyCommands(
    program
      .command('api-key')
      .description(
        '数据库所有者管理系统密钥：平台的第一把密钥由此而来 · keys of systems, for the owner of the database',
      ),
  );
}

function addApiKeyCommands(group: Command): void {
  addCommand(group, 'create', '登记一个系统并生成密钥，只显示这一次 · registers a system and makes its key')
    .requiredOption('--organization <code>', '系统所属单位的代码')
    .requiredOption('--name <name>', '系统名称')
    .requiredOption('--roles <roles>', '角色，逗号分隔：VIEWER、PUBLISHER、LIAISON、ANALYST', list)
    .option('--expires <day>', '到此日（含）为止；不填为不到期')
    .action(async (options: CreateApiKeyOptions) => {
      const { createKey } = await import('./api-key.command.js');
      await createKey(await configuration(), options);
    });

  addCommand(group, 'list', '列出一个单位的密钥，不含密钥本身 · the keys of an organization')
    .requiredOption('--organization <code>', '单位代码')
    .action(async (options: ApiKeyListOptions) => {
      const { listKeys } = await import('./api-key.command.js');
      await listKeys(await configuration(), options);
    });

  addCommand(group, 'revoke <prefix>', '撤销一把密钥：其开头，如 ld_0123456789ab · revokes a key').action(
    async (prefix: string, options: ResultOptions) => {
      const { revokeKeyOf } = await import('./api-key.command.js');
      await revokeKeyOf(await configuration(), prefix, options);
    },
  );
}
