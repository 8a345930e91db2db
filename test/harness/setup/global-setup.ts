import { register } from 'tsx/esm/api';

/**
 * jest's globalSetup. jest loads this one file by itself; what is imported from here on goes through tsx, which finds `./x.ts`
 * behind `./x.js`.
 */
// oxlint-disable-next-line import/no-default-export -- jest calls the default export
export default async function setUp(): Promise<void> {
  register();
  const { openTestServer } = await import('./test-server.js');
  // jest loads globalTeardown as another module: the global object is all that both see.
  Reflect.set(globalThis, Symbol.for('liandong.closeTestServer'), await openTestServer());
}
