import { register } from 'tsx/esm/api';

/**
 * vitest's globalSetup. node loads this one file by itself; what is imported from here on goes through tsx, which finds `./x.ts`
 * behind `./x.js`.
 */
export async function setup(): Promise<() => Promise<void>> {
  register();
  const { openTestServer } = await import('./test-server.js');
  return openTestServer();
}
