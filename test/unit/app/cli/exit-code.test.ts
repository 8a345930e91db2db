import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { exitCodeOf, NotSignedIn, Unreachable, WrongUse } from '../../../../src/app/cli/exit-code.js';
import { HubError } from '../../../../src/app/cli/hub-client.js';

test.each([
  ['a wrong option of commander’s', new CommanderError(1, 'commander.unknownOption', 'x'), 2],
  ['help', new CommanderError(0, 'commander.helpDisplayed', 'x'), 0],
  ['a wrong option of our own', new WrongUse('x'), 2],
  ['a hub that does not answer', new Unreachable('x'), 3],
  ['a database that does not', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 3],
  ['nobody signed in', new NotSignedIn('x'), 4],
  ['a role that is missing', new HubError('x', 'FORBIDDEN'), 4],
  ['what the hub refuses', new HubError('x', 'BAD_USER_INPUT'), 1],
  ['anything else', new Error('x'), 1],
])('%s ends a command with its code', (_, error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});
