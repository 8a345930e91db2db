import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { readConfiguration } from '../configuration.js';
import { printToken } from './token.command.js';

const program = new Command('hub').description('联动平台的命令行').showHelpAfterError();

program
  .command('token')
  .description('打印演示令牌（最后一行），仅用于本机演示 · prints a bearer token of the demonstration issuer')
  .requiredOption('--organization <code>', '单位代码，如 141025100、sfj')
  .requiredOption('--roles <roles>', '角色，逗号分隔，如 PUBLISHER,ANALYST', (text: string) => text.split(','))
  .option('--hours <hours>', '有效小时数', Number, 12)
  .option('--name <name>', '姓名或系统名称')
  .action((options) => printToken(readConfiguration(process.env).dataDir, options));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
