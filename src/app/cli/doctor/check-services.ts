import { readKeysUrl } from '../../../core/identity/index.js';
import { openMail } from '../../../platform/mail/index.js';
import { reachNats } from '../../../platform/notify/index.js';
import { openBucketStorage } from '../../../platform/storage/index.js';
import type { Configuration } from '../../configuration.js';
import { causeOf } from '../cause-of.js';
import { reporterOf, type Report } from './check.js';

/** Something that the hub asks and that others run. */
interface Service {
  /** For programs. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** Where it is; null where the configuration names none. */
  readonly where: string | null;
  /** Whether something cannot be done without it; what the others are for is done later, or slower. */
  readonly isNeeded: boolean;
  readonly advice: string;
  /** @throws what it fails with */
  reach(): Promise<unknown>;
}

/** Looks at everything around the hub that its configuration names, all at once, each within its own patience; names and hosts only, never a password. */
export async function checkServices(configuration: Configuration, report: Report): Promise<void> {
  await Promise.all(servicesOf(configuration).map((service) => checkService(service, report)));
}

async function checkService({ name, title, where, isNeeded, advice, reach }: Service, report: Report): Promise<void> {
  const check = reporterOf(report, name, title);
  if (where === null) return check.skip('未配置');
  try {
    await reach();
    check.ok(where);
  } catch (error) {
    (isNeeded ? check.fail : check.warn)(`连不上 ${where} (${causeOf(error)})`, advice);
  }
}

function servicesOf({ oidc, attachmentsBucket, natsUrl, notify: { mail } }: Configuration): Service[] {
  return [
    {
      ...{ name: 'identityProvider', title: '身份认证服务', where: oidc?.issuer ?? null, isNeeded: true },
      advice: '请核对 OIDC_ISSUER；此时无人能以该服务登录',
      reach: () => readKeysUrl(oidc?.issuer ?? ''),
    },
    {
      ...{ name: 'attachmentsBucket', title: '附件存储桶', where: attachmentsBucket?.bucket ?? null, isNeeded: true },
      advice: '请核对 ATTACHMENTS_S3_*；此时附件不能收取和下载',
      reach: () => reachBucket(attachmentsBucket),
    },
    {
      ...{ name: 'nats', title: 'NATS', where: natsUrl && hostOf(natsUrl), isNeeded: false },
      advice: '请核对 NATS_URL；此时各节点经数据库相互通知，稍慢',
      reach: () => reachNats(natsUrl ?? ''),
    },
    {
      ...{ name: 'mail', title: '邮件服务', where: mail && hostOf(mail.url), isNeeded: false },
      advice: '请核对 SMTP_URL；此时邮件稍后再发',
      reach: () => reachMail(mail),
    },
  ];
}

async function reachBucket(bucket: Configuration['attachmentsBucket']): Promise<void> {
  if (bucket) await (await openBucketStorage(bucket)).check();
}

async function reachMail(mail: Configuration['notify']['mail']): Promise<void> {
  if (!mail) return;
  const sender = openMail(mail);
  try {
    await sender.check();
  } finally {
    sender.close();
  }
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url.replace(/^.*@/, '');
}
