import { Command } from 'commander';
import { obstacleOf, peerNames } from './comparison/peers.js';

export interface Options {
  readonly records: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly only?: readonly string[];
  readonly peers: readonly string[];
  readonly sameHeap: boolean;
  readonly checkOnly: boolean;
  readonly subscribers: readonly number[];
  readonly fanOutRounds: number;
  readonly importRows: number;
  readonly profile: boolean;
  readonly stages: boolean;
}

const list = (text: string): string[] => text.split(',');

/** What the command line asks for; ends the process with a word of why when it cannot be done. */
export function readOptions(): Options {
  const program = new Command('bench')
    .option('--records <n>', 'records in the database', Number, 1_000_000)
    .option('--seconds <n>', 'length of one measurement', Number, 5)
    .option('--rounds <n>', 'alternations of the servers', Number, 5)
    .option('--only <names>', 'workloads, e.g. Q1,S1,E1', list)
    .option('--peers <names>', `other GraphQL servers that take part: ${peerNames.join()}`, list, [])
    .option('--same-heap', "peers run with the hub's bounds of the heap instead of V8's own", false)
    .option('--check-only', 'compare the answers, measure nothing', false)
    .option('--subscribers <numbers>', 'subscribers of S1', (text) => list(text).map(Number), [200, 1000])
    .option('--fan-out-rounds <n>', 'turns of each server in S1', Number, 1)
    .option('--import-rows <n>', 'rows of the file that is imported', Number, 100_000)
    .option('--stages', "where the hub's processor time goes in Q1, Q2, M1 and P1; measures nothing else", false)
    .option('--profile', 'write a CPU profile of the hub to the data directory', false)
    .parse();
  const options = program.opts<Options>();
  const obstacle = options.peers.length > 0 ? obstacleOf(options.peers) : null;
  if (obstacle !== null) program.error(obstacle);
  return options;
}

export function isWanted(name: string, { only }: Options): boolean {
  return only?.includes(name) ?? true;
}
