import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const bundler = String(new URL('../../../tools/build/bundle-client.js', import.meta.url));
type Bundle = (project: string, options: { readonly minify: boolean }) => Promise<string>;
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

let hub: TestHub;
let directory: string;
beforeAll(async () => {
  hub = await startHub();
  directory = await mkdtemp(join(tmpdir(), 'liandong-package-'));
  // As a vendor does: packed here, unpacked among the packages of another program.
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', directory], {
    cwd: root,
    maxBuffer: 1e8,
  });
  const [{ filename = '' } = {}] = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename?: string }[];
  const target = join(directory, 'node_modules/liandong');
  await mkdir(target, { recursive: true });
  await run('tar', ['xzf', join(directory, filename), '--strip-components=1', '-C', target]);
});
afterAll(async () => {
  await hub.close();
  await rm(directory, { recursive: true, force: true });
});

/** A program of a vendor: it publishes, follows and copies, with types. */
const program = `
import { connect, HubError, type Change, type CopyEvent, type PublishOtherInformationInput } from 'liandong/client';

const client = connect({ url: process.env['HUB_URL'] ?? '', token: async () => process.env['HUB_TOKEN'] ?? '' });
const sharing: PublishOtherInformationInput['sharing'] = { title: '外来程序', formedAt: new Date().toISOString(), scope: 'ALL_MEMBERS' };
const { record, userErrors } = await client.publish('OTHER_INFORMATION', { sharing, summary: '摘要' });
const told: string[] = [record?.id ?? JSON.stringify(userErrors)];
for await (const change of client.follow({ from: 'BEGINNING' }) as AsyncIterable<Change>) {
  told.push(change.kind);
  break;
}
for await (const event of client.snapshot() as AsyncIterable<CopyEvent>) {
  if (event.type === 'UPSERT' && event.record.__typename === 'OtherInformation') told.push(event.record.summary);
  if (event.type === 'COMPLETE') break;
}
try {
  await client.ask('{ nothing }');
} catch (error) {
  if (error instanceof HubError) told.push(error.code ?? '');
}
console.log(told.join(' '));
`;

test('liandong/client is imported by its name from the packed package, with its types, and works', async () => {
  const file = join(directory, 'program.ts');
  await writeFile(file, program);
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }');
  const options = ['--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', '--types', 'node'];
  const own = ['--lib', 'es2022,dom,dom.asynciterable', '--typeRoots', join(root, 'node_modules/@types'), file];
  await run(process.execPath, [compiler, ...options, ...own], { cwd: directory }).catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
  const token = await hub.token('scjg', ['PUBLISHER']);
  const env = { ...process.env, HUB_URL: hub.url, HUB_TOKEN: token };
  const { stdout } = await run(process.execPath, [join(directory, 'program.js')], { env });
  expect(stdout).toMatch(/^rec_\S+ PUBLISHED 摘要 GRAPHQL_VALIDATION_FAILED\n$/);
});

test('[connect] the packed package brings the command line too', async () => {
  const own = join(directory, 'node_modules/liandong');
  // What npm installs beside it.
  await symlink(join(root, 'node_modules'), join(own, 'node_modules'));
  const { bin } = JSON.parse(await readFile(join(own, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  const env = { ...process.env, HUB_URL: hub.url, HUB_TOKEN: await hub.token('nync') };
  const asked = ['query', '{ viewer { organization { code } } }', '--json'];
  const { stdout } = await run(process.execPath, [join(own, bin['liandong'] ?? ''), ...asked], { env, cwd: directory });
  expect(stdout).toContain('nync');
});

test('[connect] the example of the guide follows, from the folder of the project', async () => {
  const env = { ...process.env, HUB_URL: hub.url, HUB_TOKEN: await hub.token('nync') };
  const child = spawn(process.execPath, ['examples/client/first-minute.js'], { cwd: root, env });
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  for (let n = 0; !told.includes('示例'); n += 1) {
    await publishTitles(hub, `示例${n}`);
    await sleep(200);
  }
  child.kill();
  expect(told).toMatch(/^\S+ PUBLISHED 示例/);
});

test('it is one module without packages, of 15 kB at most when compressed', async () => {
  const { bundleClient } = (await import(bundler)) as { bundleClient: Bundle };
  const text = await bundleClient(root, { minify: true });
  expect(text).not.toMatch(/\b(import|require)\b\s*[({"']|from\s*["']/);
  expect(gzipSync(text).length).toBeLessThan(15_000);
});
