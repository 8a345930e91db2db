import 'reflect-metadata';
import { CommanderError } from 'commander';
import { hasCode } from '../../kernel/error-code.js';
import { exitCodeOf } from './exit-code.js';
import { hubProgram } from './program.js';

// Whoever reads, `head` for one, has read enough.
process.stdout.on('error', (error) => {
  if (hasCode(error, 'EPIPE')) process.exit(0);
  throw error;
});

try {
  await hubProgram().parseAsync();
} catch (error) {
  if (hasCode(error, 'EPIPE')) process.exit(0);
  // Commander has said itself what it found.
  if (!(error instanceof CommanderError)) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exitCode = exitCodeOf(error);
}
