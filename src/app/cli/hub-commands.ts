import type { Command } from 'commander';
import type { CheckClientOptions } from './check-client.command.js';
import type { CopyOptions } from './copy.command.js';
import type { ExportOptions } from './export.command.js';
import type { ImportCalendarOptions } from './import-calendar.command.js';
import type { ImportListOptions } from './import-list.command.js';
import type { ImportPenaltiesOptions } from './import-penalties.command.js';
import type { ImportOptions } from './import.command.js';
import type { DoctorOptions } from './doctor.command.js';
import type { ListenOptions } from './listen.command.js';
import type { PublishCommandOptions } from './publish.command.js';
import type { QueryOptions } from './query.command.js';
import type { TailOptions } from './tail.command.js';
import type { TriggerOptions } from './trigger.command.js';
import {
  addAsking,
  addCommand,
  append,
  dataDirOfClient,
  endWith,
  list,
  type AskingOptions,
} from './command-options.js';

/** Commands that ask a hub over its API. */
export function addHubCommands(program: Command): void {
  addAsking(program, 'tail', '跟随变更日志，每条一行，断线后从上次的游标续收 · follows the change log')
    .option('--after <cursor>', '从此游标之后；0 为自最早开始；不填为自现在开始')
    .option('--state <file>', '将游标存入此文件，再次运行时从此续收')
    .option('--output <file>', '将 JSON 行追加到此文件（默认自最早开始），再次运行时从其末行续收，不漏不重')
    .option('--filter-category <categories>', '只看这些类别，逗号分隔', list)
    .action(async (options: TailOptions) => {
      const { tail } = await import('./tail.command.js');
      await tail(dataDirOfClient(), options);
    });

  const copyCommands = [
    ['snapshot', '将可见的全部共享信息取到目录中，每条一个文件，取完即止 · takes a copy of all records into a folder'],
    ['follow', '同上，并随变更日志持续更新；再次运行时从上次的游标续收 · takes a copy and keeps it up to date'],
  ] as const;
  for (const [name, description] of copyCommands) {
    addAsking(program, `${name} <directory>`, description)
      .option('--filter-category <categories>', '只取这些类别，逗号分隔', list)
      .action(async (directory: string, options: CopyOptions) => {
        const { copyRecords } = await import('./copy.command.js');
        await copyRecords(dataDirOfClient(), directory, options, name === 'snapshot');
      });
  }

  addAsking(
    program,
    'publish <file>',
    '发布 JSON 文件 {category 或 mutation, input}，或 JSON Lines 文件、标准输入（-），每行一条 · publishes JSON or JSON Lines',
  )
    .option('--category <category>', '未写明类别的行的类别，如 PENALTY_DECISION')
    .option('--dry-run', '仅试算：逐行报告错误，什么也不写入')
    .action(async (file: string, options: PublishCommandOptions) => {
      const { publish } = await import('./publish.command.js');
      endWith(await publish(dataDirOfClient(), file, options));
    });

  addAsking(
    program,
    'import <file>',
    '按列映射文件导入他人格式的表格（CSV 或 XLSX） · imports a table by a mapping of its columns',
  )
    .requiredOption('--mapping <file>', '列映射文件（JSON）：{into, columns}')
    .option('--mode <mode>', '双公示表：all 有误即全部不导入；valid 导入无误的行', 'all')
    .option('--department <code>', '清单：文件未写明时的实施部门代码')
    .option('--from <day>', '清单：文件未写明时的生效日或下放日')
    .option('--basis <text>', '清单：文件未写明时的依据文件')
    .option('--dry-run', '按信息类别导入时仅试算：逐行报告错误，什么也不写入')
    .action(async (file: string, options: ImportOptions) => {
      const { importMapped } = await import('./import.command.js');
      endWith(await importMapped(dataDirOfClient(), file, options));
    });

  addAsking(
    program,
    'import-laws <file>',
    '按文件次序导入法律法规调整 CSV，重复运行不重复导入 · imports legal events',
  ).action(async (file: string, options: AskingOptions) => {
    const { importLaws } = await import('./import-laws.command.js');
    endWith(await importLaws(dataDirOfClient(), file, options));
  });

  addAsking(
    program,
    'import-calendar <file>',
    '录入国务院办公厅节假日通知（JSON） · enters the notice on the holidays of a year',
  )
    .option('--reason <text>', '更正已公布的安排时的理由')
    .option('--dry-run', '仅试算，什么也不写入')
    .action(async (file: string, options: ImportCalendarOptions) => {
      const { importCalendar } = await import('./import-calendar.command.js');
      endWith(await importCalendar(dataDirOfClient(), file, options));
    });

  addAsking(program, 'export <name>', '导出列表或统计为表格文件 · exports a list or statistics query as a table')
    .option('--format <format>', 'csv（默认）、xlsx 或 jsonl；--json 而无 --output 时为 jsonl')
    .option('--arg <key=value>', '查询参数，可多次给出，如 --arg columns=title --arg filter.text=道路', append, [])
    .option('--output <file>', '写入此文件，写完才出现；不填为标准输出')
    .action(async (name: string, options: ExportOptions) => {
      const { exportTable } = await import('./export.command.js');
      await exportTable(dataDirOfClient(), name, options);
    });

  addAsking(
    program,
    'import-penalties <file>',
    '导入双公示表（CSV 或 XLSX），重复导入不重复发布 · imports the credit publication table',
  )
    .option('--mode <mode>', 'all：有误即全部不导入；valid：导入无误的行', 'all')
    .action(async (file: string, options: ImportPenaltiesOptions) => {
      const { importPenalties } = await import('./import-penalties.command.js');
      endWith(await importPenalties(dataDirOfClient(), file, options));
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
    addAsking(program, `${name} <file>`, description)
      .option('--department <code>', '文件未写明时的实施部门代码')
      .option('--from <day>', '文件未写明时的生效日或下放日')
      .option('--basis <text>', '文件未写明时的依据文件')
      .action(async (file: string, options: ImportListOptions) => {
        const { importList } = await import('./import-list.command.js');
        endWith(await importList(dataDirOfClient(), kind, file, options));
      });
  }

  addAsking(
    program,
    'listen',
    '跟随变更，逐条以签名的 POST 转发到开发中的接收地址 · posts the changes to a receiver, as a webhook would',
  )
    .requiredOption('--forward-to <url>', '接收地址，如 http://localhost:3000/hook')
    .option('--secret <secret>', '签名密钥 whsec_…；不填则每次生成并打印')
    .option('--after <cursor>', '从此游标之后；不填为自现在开始')
    .option('--filter-category <categories>', '只转发这些类别，逗号分隔', list)
    .action(async (options: ListenOptions) => {
      const { listen } = await import('./listen.command.js');
      await listen(dataDirOfClient(), options);
    });

  addAsking(
    program,
    'trigger <category>',
    '发布一条编造的信息，如 PENALTY_DECISION，以便看到推送 · publishes a made-up record',
  )
    .option('--yes', '平台不在本机时也发布：全体单位可见')
    .action(async (category: string, options: TriggerOptions) => {
      const { trigger } = await import('./trigger.command.js');
      endWith(await trigger(dataDirOfClient(), category, options));
    });

  addAsking(program, 'lag', '本单位各系统落后多少变更 · how far systems lag behind').action(
    async (options: AskingOptions) => {
      const { lag } = await import('./lag.command.js');
      await lag(dataDirOfClient(), options);
    },
  );

  addAsking(
    program,
    'query [document]',
    '执行查询或变更，打印 data：文件、标准输入（- 或不填）或操作原文 · asks an operation and prints its data',
  )
    .option('--variables <json>', '变量：JSON，或 @文件')
    .option('--operation <name>', '文档含多个操作时执行哪一个')
    .action(async (document: string | undefined, options: QueryOptions) => {
      const { queryHub } = await import('./query.command.js');
      await queryHub(dataDirOfClient(), document ?? '-', options);
    });

  addAsking(program, 'doctor', '检查与平台的连接、身份和代理；在平台的机器上也检查平台自身 · checks the way to the hub')
    .option('--server', '也检查平台自身；有 DATABASE_URL 或数据目录时不必给出')
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('./doctor.command.js');
      endWith(await doctor(dataDirOfClient(), options));
    });

  addCommand(
    program,
    'check-client',
    '演练一个会断线、重发、过期的平台，指出客户端的错误；可在 -- 之后写启动客户端的命令 · plays a hub and names what a client does wrong',
  )
    .argument('[command...]', '客户端的命令，环境变量 HUB_URL、HUB_TOKEN 告知地址与令牌；其输出中的游标视为已处理')
    .option('--port <port>', '监听的端口，0 为任意', Number, 0)
    .option('--patience <seconds>', '断线后等它回来的秒数', Number, 90)
    .option('--silence <seconds>', '平台无声多久，客户端应当发觉', Number, 60)
    .action(async (command: readonly string[], options: CheckClientOptions) => {
      const { checkClient } = await import('./check-client.command.js');
      process.exitCode = await checkClient(command, options);
    });
}
