import { join } from 'node:path';
import { z } from 'zod';
import type { OidcOptions, TrustMode } from '../core/identity/index.js';
import { defaultPoolSize } from '../platform/database/pool-size.js';
import { isNetwork } from '../platform/outgoing/address-range.js';
import type { BucketOptions } from '../platform/storage/index.js';
import type { NotifyOptions } from './notifying.js';
import type { ScheduledTablesOptions } from './scheduled-tables/index.js';
import type { WebhookOptions } from './open-webhooks.js';
import type { ServerLimits } from './server-limits.js';

/** Words between commas. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
);

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(1000).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: z.enum(['on', 'off']).default('on'),
  SIMULATOR: z.enum(['on', 'off']).default('on'),
  NATS_URL: z.string().min(1).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_AUDIENCE: z.string().min(1).default('urn:liandong:hub'),
  OIDC_ORGANIZATION_CLAIM: z.string().min(1).default('org'),
  OIDC_ROLES_CLAIM: z.string().min(1).default('roles'),
  OIDC_DEVICE_CLIENT_ID: z.string().min(1).optional(),
  SIGNING_KEY_FILE: z.string().min(1).optional(),
  PERSONAL_DATA_KEY_FILE: z.string().min(1).optional(),
  ATTACHMENTS_DIR: z.string().min(1).optional(),
  ATTACHMENTS_S3_BUCKET: z.string().min(1).optional(),
  ATTACHMENTS_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ATTACHMENTS_S3_REGION: z.string().min(1).default('us-east-1'),
  ATTACHMENTS_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  ATTACHMENTS_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  TABLES_FILE: z.string().min(1).optional(),
  TABLES_DIR: z.string().min(1).optional(),
  TABLES_S3_BUCKET: z.string().min(1).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  NOTIFY_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/)
    .optional(),
  NOTIFY_ALLOWED_HOSTS: list.default([]),
  WEBHOOK_ALLOWED_HOSTS: list
    .refine((hosts) => hosts.every((host) => !host.includes('/') || isNetwork(host)), {
      message: '须为主机名、地址或网段，如 oa.example.gov.cn、10.12.0.0/16 (hosts, addresses or networks)',
    })
    .default([]),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  WORK_ORDERS_DIR: z.string().min(1).optional(),
  NODE_ENV: z.string().optional(),
  ORGANIZATION_REQUESTS: z.coerce.number().int().min(0).default(3000),
  ADDRESS_REQUESTS: z.coerce.number().int().min(0).default(100),
  ORGANIZATION_SOCKETS: z.coerce.number().int().min(0).default(200),
  ORGANIZATION_SUBSCRIPTIONS: z.coerce.number().int().min(0).default(200),
  ORGANIZATION_EXPORTS: z.coerce.number().int().min(0).default(2),
  ORGANIZATION_UPLOADS: z.coerce.number().int().min(0).default(50),
  ORGANIZATION_UPLOAD_MEGABYTES: z.coerce.number().int().min(0).default(512),
  ALLOWED_ORIGINS: list.default([]),
  TRUSTED_PROXIES: list.default([]),
  TRUSTED_DOCUMENTS: z.enum(['OFF', 'LOG', 'ENFORCE']).default('OFF'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});

/** In production nothing may be open by default. */
function safeInProduction(given: z.infer<typeof schema>, { addIssue }: z.RefinementCtx): void {
  if (given.NODE_ENV !== 'production') return;
  const refuse = (name: string, message: string): void => addIssue({ code: 'custom', path: [name], message });
  if (given.DEMO === 'on')
    refuse('DEMO', '生产环境不得使用演示数据与演示账号，须为 off (no demonstration in production)');
  if (given.OIDC_ISSUER === undefined) refuse('OIDC_ISSUER', '生产环境须指定身份认证服务 (nobody could sign in)');
  else if (!given.OIDC_ISSUER.startsWith('https:')) {
    refuse('OIDC_ISSUER', '生产环境的身份认证服务须使用 https (keys must not come over plain http)');
  }
  if (given.ATTACHMENTS_S3_ENDPOINT?.startsWith('http:')) {
    refuse('ATTACHMENTS_S3_ENDPOINT', '生产环境的对象存储须使用 https (attachments must not travel over plain http)');
  }
  if (given.SIGNING_KEY_FILE === undefined) {
    refuse(
      'SIGNING_KEY_FILE',
      '生产环境须指定签名密钥文件，使其存于数据目录之外并有备份 (the key that signs the change log must be kept by its operator)',
    );
  }
  if (given.PERSONAL_DATA_KEY_FILE === undefined) {
    refuse(
      'PERSONAL_DATA_KEY_FILE',
      '生产环境须指定个人信息密钥文件，可用 hub personal-data-key 生成 (a generated key is lost with its directory)',
    );
  }
}

/** A bucket is told of whole: a key without its secret, or a service without a bucket, is a slip. */
function wholeBucket(given: z.infer<typeof schema>, { addIssue }: z.RefinementCtx): void {
  const needs = (name: keyof typeof given, needed: keyof typeof given): void => {
    if (given[name] === undefined || given[needed] !== undefined) return;
    addIssue({ code: 'custom', path: [needed], message: `已给出 ${name}，须一并给出 (needed with ${name})` });
  };
  needs('ATTACHMENTS_S3_ENDPOINT', 'ATTACHMENTS_S3_BUCKET');
  needs('ATTACHMENTS_S3_ACCESS_KEY_ID', 'ATTACHMENTS_S3_BUCKET');
  needs('ATTACHMENTS_S3_ACCESS_KEY_ID', 'ATTACHMENTS_S3_SECRET_ACCESS_KEY');
  needs('ATTACHMENTS_S3_SECRET_ACCESS_KEY', 'ATTACHMENTS_S3_ACCESS_KEY_ID');
  // The tables' bucket is one of the same service.
  needs('TABLES_S3_BUCKET', 'ATTACHMENTS_S3_BUCKET');
  needs('TABLES_S3_BUCKET', 'TABLES_FILE');
  needs('TABLES_DIR', 'TABLES_FILE');
}

/** Whoever is written to can see who writes. */
function mailWithSender(given: z.infer<typeof schema>, { addIssue }: z.RefinementCtx): void {
  if (given.SMTP_URL === undefined || given.NOTIFY_FROM !== undefined) return;
  const message = '已给出 SMTP_URL，须一并给出发件地址 (needed with SMTP_URL)';
  addIssue({ code: 'custom', path: ['NOTIFY_FROM'], message });
}

/** What the environment says; `.env.example` describes every variable. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded PostgreSQL in the data directory. */
  readonly databaseUrl: string | null;
  /** The same database as its owner, who migrates it and keeps its jobs. */
  readonly databaseOwnerUrl: string | null;
  /** Most connections to the database. */
  readonly poolSize: number;
  readonly dataDir: string;
  /** Demonstration records and accounts. */
  readonly demonstration: boolean;
  /** Whether the demonstration publishes something every few seconds. */
  readonly simulator: boolean;
  /** Null: this node is alone. */
  readonly natsUrl: string | null;
  /** The provider that signs people and systems in; null: none. */
  readonly oidc: OidcOptions | null;
  /** The provider's public client by which people sign in from a command line; null: whoever does must know one. */
  readonly deviceClientId: string | null;
  /** A JWK file with the key that signs heads of the change log; null: one of this node's own in the data directory. */
  readonly signingKeyFile: string | null;
  /** The keys that seal numbers of people; null: a file of the hub's own in the data directory. */
  readonly personalDataKeyFile: string | null;
  /** Where attachments are received and, without a bucket, kept; null: in the data directory. */
  readonly attachmentsDir: string | null;
  /** The bucket of the attachments; null: they are kept on disk. */
  readonly attachmentsBucket: BucketOptions | null;
  /** Tables that other systems fetch; null: none are written. */
  readonly scheduledTables: ScheduledTablesOptions | null;
  /** How people are told what they have to do. */
  readonly notify: NotifyOptions;
  /** Where mapping files of work orders of other systems are; null: none are taken. */
  readonly workOrdersDir: string | null;
  /** Where changes may be posted to. */
  readonly webhooks: WebhookOptions;
  /** What callers may ask of this node. */
  readonly limits: ServerLimits;
  /** What becomes of documents that nobody has registered. */
  readonly trustedDocuments: TrustMode;
  readonly logLevel: string;
  /** Nothing that only a demonstration may do. */
  readonly production: boolean;
}

export const variableNames: readonly string[] = Object.keys(schema.shape);

/** @throws Error that names every variable that is wrong */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  // An empty variable means an absent one, as compose files and shells leave it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { success, data, error } = schema
    .superRefine(wholeBucket)
    .superRefine(mailWithSender)
    .superRefine(safeInProduction)
    .safeParse(given);
  if (!success) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`环境变量有误 (see .env.example)\n  ${faults.join('\n  ')}`);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL ?? null,
    databaseOwnerUrl: data.DATABASE_OWNER_URL ?? data.DATABASE_URL ?? null,
    poolSize: data.DATABASE_POOL_SIZE ?? defaultPoolSize,
    dataDir: data.DATA_DIR,
    demonstration: data.DEMO === 'on',
    simulator: data.DEMO === 'on' && data.SIMULATOR === 'on',
    natsUrl: data.NATS_URL ?? null,
    oidc:
      data.OIDC_ISSUER === undefined
        ? null
        : {
            issuer: data.OIDC_ISSUER,
            audience: data.OIDC_AUDIENCE,
            organizationClaim: data.OIDC_ORGANIZATION_CLAIM,
            rolesClaim: data.OIDC_ROLES_CLAIM,
          },
    deviceClientId: data.OIDC_DEVICE_CLIENT_ID ?? null,
    signingKeyFile: data.SIGNING_KEY_FILE ?? null,
    personalDataKeyFile: data.PERSONAL_DATA_KEY_FILE ?? null,
    attachmentsDir: data.ATTACHMENTS_DIR ?? null,
    attachmentsBucket: bucketOf(data, data.ATTACHMENTS_S3_BUCKET),
    scheduledTables:
      data.TABLES_FILE === undefined
        ? null
        : {
            file: data.TABLES_FILE,
            directory: data.TABLES_DIR ?? join(data.DATA_DIR, 'tables'),
            bucket: bucketOf(data, data.TABLES_S3_BUCKET),
          },
    notify: {
      mail:
        data.SMTP_URL === undefined || data.NOTIFY_FROM === undefined
          ? null
          : { url: data.SMTP_URL, from: data.NOTIFY_FROM },
      publicUrl: data.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
      allowedHosts: data.NOTIFY_ALLOWED_HOSTS,
    },
    workOrdersDir: data.WORK_ORDERS_DIR ?? null,
    webhooks: { allowedHosts: data.WEBHOOK_ALLOWED_HOSTS },
    limits: {
      organizationRequests: data.ORGANIZATION_REQUESTS,
      addressRequests: data.ADDRESS_REQUESTS,
      organizationSockets: data.ORGANIZATION_SOCKETS,
      organizationSubscriptions: data.ORGANIZATION_SUBSCRIPTIONS,
      organizationExports: data.ORGANIZATION_EXPORTS,
      organizationUploads: data.ORGANIZATION_UPLOADS,
      organizationUploadMegabytes: data.ORGANIZATION_UPLOAD_MEGABYTES,
      allowedOrigins: data.ALLOWED_ORIGINS,
      trustedProxies: data.TRUSTED_PROXIES,
    },
    trustedDocuments: data.TRUSTED_DOCUMENTS,
    logLevel: data.LOG_LEVEL,
    production: data.NODE_ENV === 'production',
  };
}

function bucketOf(data: z.infer<typeof schema>, bucket: string | undefined): BucketOptions | null {
  const {
    ATTACHMENTS_S3_ENDPOINT: endpoint = null,
    ATTACHMENTS_S3_REGION: region,
    ATTACHMENTS_S3_ACCESS_KEY_ID: accessKeyId,
    ATTACHMENTS_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = data;
  if (bucket === undefined) return null;
  const credentials =
    accessKeyId === undefined || secretAccessKey === undefined ? null : { accessKeyId, secretAccessKey };
  return { bucket, endpoint, region, credentials };
}
