import { access, constants, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { hasCode } from '../../../kernel/error-code.js';
import { readKey } from '../../../platform/keys/key-file.js';
import { openKeyFile } from '../../../platform/sealing/index.js';
import { readConfiguration, type Configuration } from '../../configuration.js';
import { reporterOf, type Report } from './check.js';
import { checkDatabase } from './check-database.js';
import { checkServices } from './check-services.js';

const gigabyte = 1024 ** 3;
/** Bytes that a hub should have left for attachments and uploads on their way. */
const enough = { warning: 5 * gigabyte, failure: gigabyte };
const patience = 3_000;

/** What only whoever runs the hub can see: configuration, database, keys, disk, what stands around it, port. Run it as the account of the hub. */
export async function checkServer(environment: NodeJS.ProcessEnv, report: Report): Promise<void> {
  const check = reporterOf(report, 'configuration', '配置');
  let configuration: Configuration;
  try {
    configuration = readConfiguration(environment);
  } catch (error) {
    check.fail(error instanceof Error ? error.message : String(error));
    return;
  }
  check.ok(configuration.production ? '环境变量无误（生产环境）' : '环境变量无误（非生产环境）');
  await checkDatabase(configuration, report);
  await checkKeys(configuration, report);
  await checkDisk(configuration, report);
  await checkServices(configuration, report);
  await checkPort(configuration, report);
}

async function checkKeys(
  { dataDir, personalDataKeyFile, signingKeyFile }: Configuration,
  report: Report,
): Promise<void> {
  const sealing = reporterOf(report, 'personalDataKey', '个人信息密钥');
  const signing = reporterOf(report, 'signingKey', '签名密钥');
  await checkKeyFile(
    personalDataKeyFile ?? join(dataDir, 'personal-data-keys.json'),
    personalDataKeyFile !== null,
    openKeyFile,
    sealing,
  );
  await checkKeyFile(signingKeyFile ?? join(dataDir, 'signing-key.json'), signingKeyFile !== null, readKey, signing);
}

async function checkKeyFile(
  file: string,
  mustBeThere: boolean,
  open: (file: string) => Promise<unknown>,
  { ok, warn, fail, skip }: ReturnType<typeof reporterOf>,
): Promise<void> {
  const found = await stat(file).catch((error: unknown) => error);
  if (found instanceof Error || typeof found !== 'object' || found === null || !('mode' in found)) {
    if (!hasCode(found, 'ENOENT')) return fail(`读不到 ${file}`, '运行平台的账号须能进入其目录');
    return mustBeThere ? fail(`没有文件 ${file}`, '见 docs/operate/keys.md') : skip(`${file} 在平台首次启动时生成`);
  }
  const { mode, uid } = found as { readonly mode: number; readonly uid: number };
  try {
    await access(file, constants.R_OK);
    await open(file);
  } catch (error) {
    if (hasCode(error, 'EACCES')) {
      return fail(
        `${file} 属于账号 ${uid}、权限 ${octal(mode)}，本账号 ${process.getuid?.() ?? ''} 不可读`,
        `请 chown ${process.getuid?.() ?? ''} 该文件，权限保持 0600`,
      );
    }
    return fail(`${file} 不是有效的密钥文件`, '请从备份恢复，见 docs/operate/keys.md');
  }
  if ((mode & 0o077) !== 0) warn(`${file} 权限 ${octal(mode)}，其他账号可读`, '请 chmod 600');
  else ok(`${file}，权限 ${octal(mode)}`);
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0');
}

async function checkDisk({ dataDir, attachmentsDir, attachmentsBucket }: Configuration, report: Report): Promise<void> {
  const disk = reporterOf(report, 'disk', '磁盘');
  const directory = attachmentsDir ?? (attachmentsBucket ? dataDir : join(dataDir, 'attachments'));
  const there = await nearest(directory);
  try {
    await access(there, constants.W_OK);
  } catch {
    return disk.fail(`${there} 不可写`, '运行平台的账号须能写入');
  }
  const { bavail, bsize, blocks } = await statfs(there);
  const free = bavail * bsize;
  const share = blocks === 0 ? 100 : Math.round((bavail / blocks) * 100);
  const message = `${there} 剩余 ${(free / gigabyte).toFixed(1)} GB（${share}%）`;
  if (free < enough.failure) disk.fail(message, '请扩容：附件和导入将失败');
  else if (free < enough.warning) disk.warn(message, '请准备扩容');
  else disk.ok(message);
}

/** The directory, or the first above it that exists. */
async function nearest(directory: string): Promise<string> {
  for (let there = directory; ; there = join(there, '..')) {
    if (
      await stat(there).then(
        (found) => found.isDirectory(),
        () => false,
      )
    )
      return there;
    if (there === join(there, '..')) return there;
  }
}

async function checkPort({ host, port }: Configuration, report: Report): Promise<void> {
  const check = reporterOf(report, 'port', '端口');
  const where = `${host}:${port}`;
  if (port === 0) return check.skip('由系统选择');
  const fault = await listen(host, port);
  if (fault === null) return check.ok(`${where} 空闲，平台未在运行`);
  if (!hasCode(fault, 'EADDRINUSE')) return check.fail(`不能监听 ${where}`, '请核对 HOST 和 PORT');
  const asked = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const isHub = await fetch(`http://${asked}:${port}/healthz`, { signal: AbortSignal.timeout(patience) })
    .then(async (response) => response.ok && ((await response.json()) as { status?: unknown }).status === 'ok')
    .catch(() => false);
  if (isHub) check.ok(`${where} 由平台监听`);
  else check.fail(`${where} 被其他程序占用`, '请停止该程序，或以 PORT 另选端口');
}

function listen(host: string, port: number): Promise<unknown> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
