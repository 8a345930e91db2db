import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Logger } from '../../platform/log/index.js';
import { lookupKeyName, type Sealing } from '../../platform/sealing/index.js';

/**
 * Keeps the check values of keys that the database meets for the first time, and compares those it knows: with another lookup
 * key every search would find nothing and nobody would notice.
 * @throws Error when a key is not the one it was
 */
export async function checkKeys(
  executor: Executor,
  { checkValues }: Sealing,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO personal_data_key (key_id, check_value)
      SELECT * FROM unnest(${$([...checkValues.keys()], 'text[]')}, ${$([...checkValues.values()], 'bytea[]')})
      ON CONFLICT DO NOTHING`,
  );
  const rows = await run(executor, sql`SELECT key_id, encode(check_value, 'hex') FROM personal_data_key`);
  for (const [keyId = '', kept] of rows) {
    const given = checkValues.get(String(keyId));
    // What it has sealed stays closed; everything else works.
    if (!given) log.warn({ keyId }, 'a key that this database was used with is not in the key file of personal data');
    else if (given.toString('hex') !== kept) throw new Error(otherKey(String(keyId)));
  }
}

function otherKey(keyId: string): string {
  const name = keyId === lookupKeyName ? '检索密钥 lookup' : `密钥 ${keyId}`;
  return `个人信息${name}与本数据库此前使用的不同：请检查 PERSONAL_DATA_KEY_FILE，未指定时恢复 DATA_DIR 中的 personal-data-keys.json (another key of personal data than this database was used with)`;
}
