import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { builtFrom, sourcesHash } from './sources-hash.js';

/** Builds dist/web when it is missing or was built from other sources; `npm start` and the web tests run it first. */
const built = await readFile(builtFrom, 'utf8').catch(() => null);
if (built !== (await sourcesHash())) {
  const started = performance.now();
  process.stdout.write('正在构建网页（首次启动或网页源码有更新）… ');
  const { build } = await import('vite');
  await build({ configFile: fileURLToPath(new URL('vite.config.js', import.meta.url)), logLevel: 'warn' });
  process.stdout.write(`完成，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒\n`);
}
