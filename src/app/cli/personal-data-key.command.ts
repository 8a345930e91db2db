import { createKeyFile, rotateKeyFile } from '../../platform/sealing/index.js';
import { CommandFault, exitCodes } from './exit-code.js';
import { tellResult, type ResultOptions } from './result.js';

export interface PersonalDataKeyOptions extends ResultOptions {
  /** Adds a newer key to the file that is there. */
  readonly rotate?: boolean;
}

/**
 * Makes the key file of personal data; one that is there gets a newer key only when that is asked for.
 * @throws CommandFault for a file that is there already, or, to rotate, is not
 */
export async function makeOrRotateKey(file: string, options: PersonalDataKeyOptions): Promise<void> {
  if (options.rotate === true) {
    const id = await rotateKeyFile(file);
    const words = `已在 ${file} 中加入新密钥 ${id}，平台重启后以其加密，原密钥仍须保留 (key added: restart the hub)`;
    tellResult(options, { file, added: id }, words);
    return;
  }
  if (!(await createKeyFile(file))) {
    throw new CommandFault(
      `${file} 已存在，未作改动：要加入新密钥请用 --rotate (there already: --rotate adds a key)`,
      exitCodes.REFUSED,
    );
  }
  const words = `已生成 ${file}：请设置 PERSONAL_DATA_KEY_FILE 并妥善备份，丢失后号码无法恢复；须使运行平台的账号可读 (key file made: keep a copy)`;
  tellResult(options, { file }, words);
}
