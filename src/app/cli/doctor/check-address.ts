import { connect } from 'node:tls';
import { isLoopback } from '../../loopback.js';
import { version } from '../../version.js';
import { adviceOn, causeOf } from '../cause-of.js';
import { reporterOf, type Report } from './check.js';

const patience = 10_000;
const day = 86_400_000;
/** Days before the end of a certificate in which to renew it. */
const soon = 14;
/** Seconds by which clocks may differ. */
const tolerated = { warning: 5, failure: 60 };

/** Whether a hub is there: without one nothing else is worth asking. */
export async function checkAddress(url: string, report: Report): Promise<boolean> {
  const address = reporterOf(report, 'address', '平台地址');
  const begun = performance.now();
  let response: Response;
  try {
    response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patience), redirect: 'manual' });
  } catch (error) {
    const cause = causeOf(error);
    address.fail(`连不上 ${url} (${cause})`, adviceOn(cause));
    return false;
  }
  const body = (await response.json().catch(() => null)) as { readonly status?: unknown } | null;
  if (response.status !== 200 || body?.status !== 'ok') {
    address.fail(`${url} 答复的不是平台 (HTTP ${response.status})`, '请核对 --url 或 HUB_URL，以及代理转发到何处');
    return false;
  }
  address.ok(`${url}，${Math.round(performance.now() - begun)} 毫秒`);
  checkClock(response.headers.get('date'), report);
  await checkReadiness(url, report);
  await checkEncryption(new URL(url), report);
  await checkVersion(url, report);
  return true;
}

async function checkReadiness(url: string, report: Report): Promise<void> {
  const ready = reporterOf(report, 'readiness', '平台就绪');
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patience) }).catch(() => null);
  if (response?.status === 200) return ready.ok('可以受理请求');
  const body = (await response?.json().catch(() => null)) as { readonly reason?: unknown } | null | undefined;
  const reason = typeof body?.reason === 'string' ? body.reason : '无答复';
  ready.fail(`未就绪 (${reason})`, '请稍候再试；不恢复时告知运维');
}

function checkClock(date: string | null, report: Report): void {
  const clock = reporterOf(report, 'clock', '时钟');
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return clock.skip('平台没有说明时间');
  // The header has whole seconds.
  const seconds = Math.max(0, Math.abs(Date.now() - told) / 1000 - 1);
  const message = `与平台相差约 ${Math.round(seconds)} 秒`;
  const advice = '请校准本机时钟：令牌按时间判断有效与否';
  if (seconds > tolerated.failure) clock.fail(message, advice);
  else if (seconds > tolerated.warning) clock.warn(message, advice);
  else clock.ok(message);
}

async function checkEncryption({ protocol, hostname, port }: URL, report: Report): Promise<void> {
  const tls = reporterOf(report, 'tls', '加密');
  if (protocol === 'http:') {
    if (isLoopback(hostname.replace(/^\[|\]$/g, ''))) tls.skip('本机的平台，不经网络');
    else tls.warn('未加密，令牌和内容可被途中读取', '请在平台前设 https 代理，以 https 地址访问');
    return;
  }
  const ends = await certificateEnd(hostname, Number(port || 443));
  if (ends === null) return tls.warn('未能读取证书');
  const days = Math.floor((ends - Date.now()) / day);
  const message = `https，证书还有 ${days} 天到期`;
  if (days < soon) tls.warn(message, '请更换证书');
  else tls.ok(message);
}

/** Whether it is to be trusted was found out by the first request. */
function certificateEnd(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false }, () => {
      const ends = Date.parse(socket.getPeerCertificate().valid_to);
      socket.destroy();
      resolve(Number.isNaN(ends) ? null : ends);
    });
    socket.setTimeout(patience, () => socket.destroy(new Error('timeout')));
    socket.on('error', () => resolve(null));
  });
}

/** The operator may keep `/metrics` to itself. */
async function checkVersion(url: string, report: Report): Promise<void> {
  const versions = reporterOf(report, 'version', '版本');
  const response = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(patience) }).catch(() => null);
  const text = response?.ok === true ? await response.text() : '';
  const [, hub] = /^liandong_build_info\{version="([^"]+)"\} 1$/m.exec(text) ?? [];
  if (hub === undefined) versions.skip(`命令行 ${version}；平台未公开其版本`);
  else if (hub === version) versions.ok(`平台和命令行均为 ${version}`);
  else versions.warn(`平台 ${hub}，命令行 ${version}`, '请使用与平台同一版本的命令行');
}
