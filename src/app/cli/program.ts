import { basename } from 'node:path';
import { Command } from 'commander';
import { version } from '../version.js';
import { clientVariables } from './client-variables.js';
import { addDatabaseCommands } from './database-commands.js';
import { addHubCommands } from './hub-commands.js';
import { addSignInCommands } from './sign-in-commands.js';

/** As package.json installs it, or as the script of npm. */
function calledAs(path = ''): string {
  return basename(path) === 'liandong' ? 'liandong' : 'hub';
}

/** The command line: each command is loaded when it is asked for, for most need little of what all of them stand on. */
export function hubProgram(): Command {
  const program = new Command(calledAs(process.argv[1]))
    .description('联动平台的命令行 · the command line of the hub')
    .version(version, '-V, --version', '显示版本 · prints the version')
    .helpOption('-h, --help', '显示说明 · shows help')
    .addHelpText('after', `\n环境变量 ${clientVariables.join('、')}，退出码：见 docs/guide/command-line.md`)
    .showHelpAfterError()
    .exitOverride();
  addSignInCommands(program);
  addHubCommands(program);
  addDatabaseCommands(program);
  return program;
}
