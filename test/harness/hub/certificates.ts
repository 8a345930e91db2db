import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

/** A certificate of an authority of one's own, as offices have them, for a server of this machine. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
  /** The certificate of the authority, which clients are told to trust. */
  readonly authority: string;
}

const name = (commonName: string) => [{ name: 'commonName', value: commonName }];
const strong = { algorithm: 'sha256', keyType: 'ec' } as const;

export async function makeCertificate(): Promise<TestCertificate> {
  const notAfterDate = new Date(Date.now() + 90 * 86_400_000);
  // A name of its own: of two trusted authorities of one name OpenSSL tries the first, and fails by its key.
  const authority = await generate(name(`古县测试 CA ${randomUUID()}`), {
    ...strong,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const { private: key, cert } = await generate(name('127.0.0.1'), {
    ...strong,
    notAfterDate,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key, cert, authority: authority.cert };
}
