import { openCuttingProxy, type CuttingProxy } from './cutting-proxy.js';
import { openClientPlace, type ClientPlace, type ClientProgram, type RunningClient } from './client-programs.js';
import { eventually } from '../time/eventually.js';

/** For whatever waits for a program: it starts, fails a few times and waits in between. */
const patience = 60_000;

/** A program of `examples/clients` that follows a hub by a way that can be cut, as a person in charge of it sees it. */
export interface FollowingProgram {
  readonly program: ClientProgram;
  /** Whose token it has. */
  readonly organization: string;
  readonly place: ClientPlace;
  readonly proxy: CuttingProxy;
  follow(): Promise<void>;
  publish(file: string): Promise<RunningClient>;
  kill(): Promise<void>;
  stderr(): string;
  /** Waits; in vain, it tells what the program said. */
  until(look: () => Promise<boolean> | boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openFollowingProgram(
  program: ClientProgram,
  organization: string,
  hubUrl: string,
): Promise<FollowingProgram> {
  const proxy = await openCuttingProxy(hubUrl);
  const place = await openClientPlace(program, proxy.url);
  let client: RunningClient | null = null;
  const stderr = (): string => client?.stderr() ?? '';
  return {
    ...{ program, organization, place, proxy, stderr },
    async follow() {
      client = await place.start('follow', place.directory);
    },
    publish: async (file) => (client = await place.start('publish', file)),
    async kill() {
      await client?.kill();
    },
    async until(look) {
      await eventually(look, patience).catch((error: unknown) => {
        throw new Error(`${program.language}: ${String(error)}\n${stderr()}`);
      });
    },
    async close() {
      await place.close();
      await proxy.close();
    },
  };
}
