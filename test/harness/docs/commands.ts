import type { Command } from 'commander';

/** A command that does something, and how it is called. */
export interface NamedCommand {
  /** Such as `tail` or `api-key create`. */
  readonly path: string;
  readonly command: Command;
}

/** Every command of a program; groups only hold others. */
export function commandsOf(program: Command, before = ''): NamedCommand[] {
  return program.commands.flatMap((command) => {
    const path = `${before}${command.name()}`;
    return command.commands.length > 0 ? commandsOf(command, `${path} `) : [{ path, command }];
  });
}

/** Whether a command asks a hub in somebody's name. */
export function asksHub({ command }: NamedCommand): boolean {
  return command.options.some(({ long }) => long === '--token-file');
}
