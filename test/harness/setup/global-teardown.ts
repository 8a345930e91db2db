/** jest's globalTeardown: stops the PostgreSQL that `test-server.ts` may have started. */
// oxlint-disable-next-line import/no-default-export -- jest calls the default export
export default async function tearDown(): Promise<void> {
  const close: unknown = Reflect.get(globalThis, Symbol.for('liandong.closeTestServer'));
  if (typeof close === 'function') await close();
}
