/**
 * Official documents write the year of a document number in 〔〕, people and programs type whatever they have. Folds every
 * kind of bracket to that one; full-width and vertical forms are expected to be folded by NFKC before.
 */
export function unifyBrackets(text: string): string {
  return text.replace(/[([{【〖〘〚]/g, '〔').replace(/[)\]}】〗〙〛]/g, '〕');
}
