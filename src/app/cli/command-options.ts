import { Option, type Command } from 'commander';
import type { HubAddress } from './hub-client.js';

/** A command, with the option that all of them have. */
export function addCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--json', '以 JSON 写出结果，供程序读取 · the result as JSON');
}

/** A command that asks a hub over its API, in the name of whoever is signed in. */
export function addAsking(program: Command, name: string, description: string): Command {
  return addCommand(program, name, description)
    .addOption(urlOption())
    .option('--token-file <file>', '访问令牌或 API 密钥所在的文件 · a file with a token or an API key')
    .option(
      '--organization <code>',
      '以哪个单位的名义：演示平台任选（默认 sfj）；令牌或密钥属于固定单位，此处只作核对 · of a demonstration any, else checked',
    );
}

export function urlOption(): Option {
  return new Option('--url <url>', '平台地址 · where the hub is').env('HUB_URL').default('http://127.0.0.1:4000');
}

/** The directory that a hub of this machine keeps its own in; asking commands read nothing else of what a hub is configured with. */
export function dataDirOfClient(): string {
  return process.env['DATA_DIR'] || '.data';
}

export function list(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

export function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Refused, and told. */
export function endWith(succeeded: boolean): void {
  if (!succeeded) process.exitCode = 1;
}

/** The options of commands that have none of their own. */
export type AskingOptions = HubAddress;
