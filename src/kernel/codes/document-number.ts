import { unifyBrackets } from '../brackets.js';

/**
 * A document number (机关代字〔year〕N号) in the form in which two writings of it are equal: half width, upper case, 〔〕 for
 * brackets of any kind, no spaces, no 第 before the number, no leading zeros. For comparison only: callers keep and show the
 * original. Any text gives an answer.
 */
export function normalizeDocumentNumber(text: string): string {
  return (
    unifyBrackets(text.normalize('NFKC'))
      .toUpperCase()
      // Zero-width characters come along when a number is copied from a web page.
      .replace(/[\s\p{Cf}]+/gu, '')
      .replace(/第+(?=[〔\d])/g, '')
      .replace(/(?<!\d)0+(?=\d)/g, '')
  );
}
