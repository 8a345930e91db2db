import { CommanderError } from 'commander';
import { hasCode } from '../../kernel/error-code.js';

/** How commands end, for programs that call them; the table of docs/guide/command-line.md says the same. */
export const exitCodes = {
  DONE: 0,
  REFUSED: 1,
  WRONG_USE: 2,
  UNREACHABLE: 3,
  NOT_SIGNED_IN: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What ends a command with a code of its own; the message is for people. */
export class CommandFault extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A command was called in a way that can never work. */
export class WrongUse extends CommandFault {
  constructor(message: string) {
    super(message, exitCodes.WRONG_USE);
  }
}

/** The hub or the sign-in provider does not answer: later it may. */
export class Unreachable extends CommandFault {
  constructor(message: string, options?: ErrorOptions) {
    super(message, exitCodes.UNREACHABLE, options);
  }
}

/** Nobody to ask as, or somebody whom the hub or the provider does not take. */
export class NotSignedIn extends CommandFault {
  constructor(message: string, options?: ErrorOptions) {
    super(message, exitCodes.NOT_SIGNED_IN, options);
  }
}

const unreachableDatabase = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'] as const;

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFault) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.DONE : exitCodes.WRONG_USE;
  return hasCode(error, ...unreachableDatabase) ? exitCodes.UNREACHABLE : exitCodes.REFUSED;
}
