import { TestEnvironment } from 'jest-environment-node';
// jest loads this file by node's own rules, which know no `.js` that stands for `.ts`.
import { patienceFactor } from './patience.ts';

/** What runs within a limit, as jest has it. */
interface Runnable {
  timeout?: number | null | undefined;
}

interface Event {
  readonly name: string;
  readonly hook?: Runnable;
  readonly test?: Runnable;
}

/**
 * Gives tests and hooks longer where the machine is slow or busy: the limits they name are those of an idle one. What a test promises
 * of the hub's own speed is an expectation in the test and stays as it is.
 */
// oxlint-disable-next-line import/no-default-export -- jest makes an instance of the default export
export default class PatientEnvironment extends TestEnvironment {
  readonly #named = new WeakMap<Runnable, number>();

  async handleTestEvent({ name, hook, test }: Event, { testTimeout }: { readonly testTimeout: number }): Promise<void> {
    // Before each run, of a hook each time, jest reads the limit right after this event.
    const runnable = name === 'hook_start' ? hook : name === 'test_start' ? test : undefined;
    if (!runnable) return;
    const named = this.#named.get(runnable) ?? runnable.timeout ?? testTimeout;
    this.#named.set(runnable, named);
    runnable.timeout = named * patienceFactor();
  }
}
