import 'reflect-metadata';
import { Command } from 'commander';
import { openTestServer } from '../harness/setup/test-server.js';
import { reportOf, summaryOf } from './report.js';
import { simulate } from './simulate.js';

const { from, to, seed, acts } = new Command('simulate')
  .description('lives through a county’s year over the API and looks for what is wrong')
  .option('--from <day>', 'first day', '2026-01-01')
  .option('--to <day>', 'last day', '2027-03-31')
  .option('--seed <n>', 'repeats a run', Number, Math.floor(Math.random() * 2 ** 31))
  .option('--acts <n>', 'how many acts are tried', Number, 20_000)
  .parse()
  .opts<{ from: string; to: string; seed: number; acts: number }>();

const begun = Date.now();
let told = 0;
const close = await openTestServer();
process.stderr.write(`seed ${seed}\n`);
try {
  const { journal, open } = await simulate({
    ...{ from, to, seed, acts },
    progress(day, { journal: { acts: done, violations }, matters }) {
      const seconds = Math.round((Date.now() - begun) / 1000);
      for (const { check, what } of violations.slice(told)) process.stderr.write(`${day}: [${check}] ${what}\n`);
      told = violations.length;
      if (day.endsWith('-10') || day.endsWith('-20') || day.endsWith('-28')) {
        const line = `${day}: ${done.length} acts, ${matters.size} matters opened, ${violations.length} violations, ${seconds} s`;
        process.stderr.write(`${line}\n`);
      }
    },
  });
  process.stdout.write(`${summaryOf(journal, open)}\n`);
  if (journal.violations.length > 0) {
    process.stdout.write(`\nseed ${seed}\n${reportOf(journal)}\n`);
    process.exitCode = 1;
  }
} finally {
  await close();
}
