import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../src/app/configuration.js';
import { isLoopback } from '../../../src/app/loopback.js';

const production = {
  NODE_ENV: 'production',
  DEMO: 'off',
  OIDC_ISSUER: 'https://sso.example.gov.cn',
  SIGNING_KEY_FILE: '/run/secrets/signing-key.json',
  PERSONAL_DATA_KEY_FILE: '/run/secrets/personal-data-keys.json',
};

describe('NODE_ENV=production', () => {
  test.each([
    ['demonstration data', { DEMO: 'on' }, /DEMO: .*演示/],
    ['demonstration data by default', { DEMO: '' }, /DEMO: .*演示/],
    ['nobody to sign in', { OIDC_ISSUER: '' }, /OIDC_ISSUER: .*身份认证/],
    ['a signing key that nobody keeps', { SIGNING_KEY_FILE: '' }, /SIGNING_KEY_FILE: .*签名密钥/],
    ['a provider over plain http', { OIDC_ISSUER: 'http://sso.example.gov.cn' }, /OIDC_ISSUER: .*https/],
    [
      'attachments over plain http',
      { ATTACHMENTS_S3_BUCKET: 'a', ATTACHMENTS_S3_ENDPOINT: 'http://minio.example.gov.cn' },
      /ATTACHMENTS_S3_ENDPOINT: .*https/,
    ],
    ['a key of its own making', { PERSONAL_DATA_KEY_FILE: '' }, /PERSONAL_DATA_KEY_FILE: .*密钥文件/],
  ])('refuses %s', (_what, wrong, message) => {
    expect(() => readConfiguration({ ...production, ...wrong })).toThrow(message);
  });

  test('tells all faults at once', () => {
    expect(() => readConfiguration({ NODE_ENV: 'production' })).toThrow(
      /DEMO[\s\S]*OIDC_ISSUER[\s\S]*PERSONAL_DATA_KEY_FILE/,
    );
  });

  test('takes what is safe', () => {
    expect(readConfiguration(production)).toMatchObject({
      production: true,
      demonstration: false,
      personalDataKeyFile: '/run/secrets/personal-data-keys.json',
      oidc: { issuer: 'https://sso.example.gov.cn', audience: 'urn:liandong:hub' },
    });
  });
});

describe('the environment', () => {
  test('gives a demonstration without limits being lifted when it says nothing', () => {
    expect(readConfiguration({})).toMatchObject({
      production: false,
      demonstration: true,
      oidc: null,
      trustedDocuments: 'OFF',
      limits: { organizationRequests: 3000, addressRequests: 100, organizationSockets: 200, allowedOrigins: [] },
    });
  });

  test('lists words between commas', () => {
    const { limits } = readConfiguration({ ALLOWED_ORIGINS: 'https://a.example, https://b.example,' });
    expect(limits.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
  });

  test.each(['OFF', 'LOG', 'ENFORCE'])('may hold documents to %s', (trustedDocuments) => {
    expect(readConfiguration({ TRUSTED_DOCUMENTS: trustedDocuments })).toMatchObject({ trustedDocuments });
  });

  test('takes hosts and networks for webhooks, and refuses what is neither', () => {
    const { webhooks } = readConfiguration({ WEBHOOK_ALLOWED_HOSTS: '10.12.0.0/16, oa.gx.gov.cn:8080' });
    expect(webhooks).toEqual({ allowedHosts: ['10.12.0.0/16', 'oa.gx.gov.cn:8080'] });
    for (const wrong of ['https://oa.gx.gov.cn/', '10.12.0.0/99', 'oa.gx.gov.cn/hook']) {
      expect(() => readConfiguration({ WEBHOOK_ALLOWED_HOSTS: wrong })).toThrow('WEBHOOK_ALLOWED_HOSTS');
    }
  });

  test('names a bucket for attachments', () => {
    const bucket = { ATTACHMENTS_S3_BUCKET: 'attachments', ATTACHMENTS_S3_ENDPOINT: 'http://127.0.0.1:9000' };
    const keys = { ATTACHMENTS_S3_ACCESS_KEY_ID: 'id', ATTACHMENTS_S3_SECRET_ACCESS_KEY: 'secret' };
    expect(readConfiguration({}).attachmentsBucket).toBeNull();
    expect(readConfiguration(bucket).attachmentsBucket).toEqual({
      bucket: 'attachments',
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
      credentials: null,
    });
    expect(readConfiguration({ ...bucket, ...keys }).attachmentsBucket).toMatchObject({
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    });
  });

  test.each([
    [{ ATTACHMENTS_S3_ENDPOINT: 'https://minio.example.gov.cn' }, /ATTACHMENTS_S3_BUCKET: /],
    [{ ATTACHMENTS_S3_BUCKET: 'a', ATTACHMENTS_S3_ACCESS_KEY_ID: 'id' }, /ATTACHMENTS_S3_SECRET_ACCESS_KEY: /],
    [{ ATTACHMENTS_S3_BUCKET: 'a', ATTACHMENTS_S3_SECRET_ACCESS_KEY: 'secret' }, /ATTACHMENTS_S3_ACCESS_KEY_ID: /],
  ])('names half a bucket: %j', (half, message) => {
    expect(() => readConfiguration(half)).toThrow(message);
  });

  test.each([{ PORT: 'many' }, { OIDC_ISSUER: 'sso' }, { ORGANIZATION_REQUESTS: '-1' }, { TRUSTED_DOCUMENTS: 'on' }])(
    'is refused by name: %j',
    (wrong) => {
      expect(() => readConfiguration(wrong)).toThrow(Object.keys(wrong)[0]);
    },
  );
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['localhost.example.com', false],
])('%s is an address of this machine: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
