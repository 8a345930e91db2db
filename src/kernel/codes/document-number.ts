import { unifyBrackets } from '../brackets.js';
import { withoutUnseen } from '../text.js';

/**
 * A document number (机关代字〔year〕N号) in the form in which two writings of it are equal: half width, upper case, 〔〕 for
 * brackets of any kind, no spaces or unseen characters (which come along from web pages), no 第 before the number, no leading zeros. For comparison only: callers keep and show the
 * original. Any text gives an answer.
 */
export function normalizeDocumentNumber(text: string): string {
  return unifyBrackets(withoutUnseen(text).normalize('NFKC'))
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/第+(?=[〔\d])/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '');
}
