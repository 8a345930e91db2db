import { describe, expect, test } from 'vitest';
import { powerlessAccount } from '../../../../src/platform/database/embedded/account.js';

const root = 'root:x:0:0:root:/root:/bin/sh';
const daemon = 'daemon:x:1:1::/usr/sbin:/usr/sbin/nologin';

describe('the account the embedded server runs under for root', () => {
  test('is number 65534, whatever its name', () => {
    const passwd = [root, daemon, 'nobody:x:99:99::/:/bin/false', 'nfsnobody:x:65534:65534::/:/bin/false'].join('\n');
    expect(powerlessAccount(passwd)).toEqual({ uid: 65_534, gid: 65_534 });
  });

  test('is nobody where 65534 has no name', () => {
    const passwd = [root, daemon, 'nobody:x:99:98::/:/bin/false', ''].join('\n');
    expect(powerlessAccount(passwd)).toEqual({ uid: 99, gid: 98 });
  });

  test('is daemon on macOS, where nobody is number -2', () => {
    const passwd = ['# comment', 'nobody:*:-2:-2::/var/empty:/usr/bin/false', root, daemon].join('\n');
    expect(powerlessAccount(passwd)).toEqual({ uid: 1, gid: 1 });
  });

  test('is never root', () => {
    expect(() => powerlessAccount(root)).toThrow('cannot run as root');
  });
});
