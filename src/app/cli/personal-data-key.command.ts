import { createKeyFile, rotateKeyFile } from '../../platform/sealing/index.js';

/** Makes the key file of personal data, or adds a newer key to the one that is there. */
export async function makeOrRotateKey(file: string): Promise<void> {
  if (await createKeyFile(file)) {
    process.stdout.write(
      `已生成 ${file}：请设置 PERSONAL_DATA_KEY_FILE 并妥善备份，丢失后号码无法恢复 (key file made: keep a copy)\n`,
    );
    return;
  }
  const id = await rotateKeyFile(file);
  process.stdout.write(
    `已在 ${file} 中加入新密钥 ${id}，平台重启后以其加密，原密钥仍须保留 (key added: restart the hub)\n`,
  );
}
