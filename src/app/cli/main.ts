import 'reflect-metadata';
import { Command, CommanderError, Option } from 'commander';
import { hasCode } from '../../kernel/error-code.js';
import { keepCompiled } from '../compiled-code.js';
import type { AnalystLoginOptions } from './analyst-login.command.js';
import type { Configuration } from '../configuration.js';
import type { ExportOptions } from './export.command.js';
import type { HubAddress } from './hub-client.js';
import type { ImportCalendarOptions } from './import-calendar.command.js';
import type { ImportListOptions } from './import-list.command.js';
import type { ImportPenaltiesOptions } from './import-penalties.command.js';
import type { ImportOptions } from './import.command.js';
import type { PublishCommandOptions } from './publish.command.js';
import type { TailOptions } from './tail.command.js';
import type { TokenOptions } from './token.command.js';
import type { VerifyLogOptions } from './verify-log.command.js';

// Each command is loaded when it is asked for: most need little of what all of them stand on.
keepCompiled();

async function configuration(): Promise<Configuration> {
  const { readConfiguration } = await import('../configuration.js');
  return readConfiguration(process.env);
}

const dataDir = async (): Promise<string> => (await configuration()).dataDir;
const program = new Command('hub').description('联动平台的命令行').showHelpAfterError();
const list = (text: string): string[] => text.split(',').map((part) => part.trim());

/** A command that talks to a hub over its API. */
function asking(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .addOption(new Option('--url <url>', '平台地址').env('HUB_URL').default('http://127.0.0.1:4000'))
    .option('--organization <code>', '以哪个单位的名义', 'sfj');
}

program
  .command('token')
  .description('打印演示令牌（最后一行），仅用于本机演示 · prints a bearer token of the demonstration issuer')
  .requiredOption('--organization <code>', '单位代码，如 141025100、sfj')
  .requiredOption('--roles <roles>', '角色，逗号分隔，如 PUBLISHER,ANALYST', list)
  .option('--hours <hours>', '有效小时数', Number, 12)
  .option('--name <name>', '姓名或系统名称')
  .addOption(
    new Option('--url <url>', '平台地址，查询在平台登记的单位').env('HUB_URL').default('http://127.0.0.1:4000'),
  )
  .action(async (options: TokenOptions) => {
    const { printToken } = await import('./token.command.js');
    await printToken(await dataDir(), options);
  });

asking('tail', '跟随变更日志，每条一行，断线后从上次的游标续收 · follows the change log')
  .option('--after <cursor>', '从此游标之后；0 为自最早开始；不填为自现在开始')
  .option('--json', '每行一个 JSON 对象')
  .option('--state <file>', '将游标存入此文件，再次运行时从此续收')
  .option('--output <file>', '将 JSON 行追加到此文件（默认自最早开始），再次运行时从其末行续收，不漏不重')
  .option('--filter-category <categories>', '只看这些类别，逗号分隔', list)
  .action(async (options: TailOptions) => {
    const { tail } = await import('./tail.command.js');
    await tail(await dataDir(), options);
  });

asking(
  'publish <file>',
  '发布 JSON 文件 {category 或 mutation, input}，或 JSON Lines 文件、标准输入（-），每行一条 · publishes JSON or JSON Lines',
)
  .option('--category <category>', '未写明类别的行的类别，如 PENALTY_DECISION')
  .option('--dry-run', '仅试算：逐行报告错误，什么也不写入')
  .action(async (file: string, options: PublishCommandOptions) => {
    const { publish } = await import('./publish.command.js');
    fail(await publish(await dataDir(), file, options));
  });

asking('import <file>', '按列映射文件导入他人格式的表格（CSV 或 XLSX） · imports a table by a mapping of its columns')
  .requiredOption('--mapping <file>', '列映射文件（JSON）：{into, columns}')
  .option('--mode <mode>', '双公示表：all 有误即全部不导入；valid 导入无误的行', 'all')
  .option('--department <code>', '清单：文件未写明时的实施部门代码')
  .option('--from <day>', '清单：文件未写明时的生效日或下放日')
  .option('--basis <text>', '清单：文件未写明时的依据文件')
  .option('--dry-run', '按信息类别导入时仅试算：逐行报告错误，什么也不写入')
  .action(async (file: string, options: ImportOptions) => {
    const { importMapped } = await import('./import.command.js');
    fail(await importMapped(await dataDir(), file, options));
  });

asking('import-laws <file>', '按文件次序导入法律法规调整 CSV，重复运行不重复导入 · imports legal events').action(
  async (file: string, options: HubAddress) => {
    const { importLaws } = await import('./import-laws.command.js');
    fail(await importLaws(await dataDir(), file, options));
  },
);

asking('import-calendar <file>', '录入国务院办公厅节假日通知（JSON） · enters the notice on the holidays of a year')
  .option('--reason <text>', '更正已公布的安排时的理由')
  .option('--dry-run', '仅试算，什么也不写入')
  .action(async (file: string, options: ImportCalendarOptions) => {
    const { importCalendar } = await import('./import-calendar.command.js');
    fail(await importCalendar(await dataDir(), file, options));
  });

asking('export <name>', '导出列表或统计为表格文件 · exports a list or statistics query as a table')
  .option('--format <format>', 'csv、xlsx 或 jsonl', 'csv')
  .option('--arg <key=value>', '查询参数，可多次给出，如 --arg columns=title --arg filter.text=道路', append, [])
  .option('--output <file>', '写入此文件，写完才出现；不填为标准输出')
  .action(async (name: string, options: ExportOptions) => {
    const { exportTable } = await import('./export.command.js');
    await exportTable(await dataDir(), name, options);
  });

asking(
  'import-penalties <file>',
  '导入双公示表（CSV 或 XLSX），重复导入不重复发布 · imports the credit publication table',
)
  .option('--mode <mode>', 'all：有误即全部不导入；valid：导入无误的行', 'all')
  .action(async (file: string, options: ImportPenaltiesOptions) => {
    const { importPenalties } = await import('./import-penalties.command.js');
    fail(await importPenalties(await dataDir(), file, options));
  });

const listCommands = [
  [
    'import-items',
    'items',
    '导入执法事项清单（CSV 或 XLSX），重复导入不产生变化 · imports a list of enforcement items',
  ],
  ['import-delegations', 'delegations', '导入下放事项清单（CSV 或 XLSX） · imports a list of what was handed over'],
] as const;
for (const [name, kind, description] of listCommands) {
  asking(`${name} <file>`, description)
    .option('--department <code>', '文件未写明时的实施部门代码')
    .option('--from <day>', '文件未写明时的生效日或下放日')
    .option('--basis <text>', '文件未写明时的依据文件')
    .action(async (file: string, options: ImportListOptions) => {
      const { importList } = await import('./import-list.command.js');
      fail(await importList(await dataDir(), kind, file, options));
    });
}

asking('lag', '本单位各系统落后多少变更 · how far systems lag behind').action(async (options: HubAddress) => {
  const { lag } = await import('./lag.command.js');
  await lag(await dataDir(), options);
});

program
  .command('reinitialize')
  .description('数据库逻辑恢复到另一集群后，接管变更日志 · takes over a restored change log')
  .action(async () => {
    const { takeOverLog } = await import('./reinitialize.command.js');
    await takeOverLog(await configuration());
  });

program
  .command('rebuild-rollups')
  .description('由原始数据重建统计汇总，平台可照常运行 · makes the rollups of the figures anew')
  .action(async () => {
    const { rebuildOwnRollups } = await import('./rebuild-rollups.command.js');
    await rebuildOwnRollups(await configuration());
  });

program
  .command('analyst-login')
  .description('为 BI 工具开设只读数据库登录，或停用 · a read-only login to the analyst views')
  .option('--organization <code>', '单位代码：该登录所见与该单位相同')
  .option('--revoke <login>', '停用此登录')
  .option('--close-doors', '以 DATABASE_OWNER_URL 的账号收回登录不该有的权限')
  .action(async (options: AnalystLoginOptions) => {
    const { analystLogin } = await import('./analyst-login.command.js');
    await analystLogin(await configuration(), options);
  });

program
  .command('verify-log')
  .description('重算变更日志的散列链，核对签名的链首，指出第一处错误 · verifies the change log')
  .option('--heads <file>', '另与此前保存的 /.well-known/liandong-heads.json 核对')
  .option('--jwks <file>', '与其一同保存的 /.well-known/jwks.json：不可取自被查的平台')
  .action(async (options: VerifyLogOptions) => {
    const { verifyOwnLog } = await import('./verify-log.command.js');
    fail(await verifyOwnLog(await configuration(), options));
  });

program
  .command('personal-data-key <file>')
  .description('生成个人信息密钥文件；已有时加入新密钥 · makes the key file of personal data, or adds a newer key')
  .action(async (file: string) => {
    const { makeOrRotateKey } = await import('./personal-data-key.command.js');
    await makeOrRotateKey(file);
  });

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function fail(succeeded: boolean): void {
  if (!succeeded) process.exitCode = 1;
}

try {
  await program.parseAsync();
} catch (error) {
  // Whoever reads, `head` for one, has read enough.
  if (hasCode(error, 'EPIPE')) process.exit(0);
  if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
