import { maskCitizenNumbers } from '../../kernel/codes/personal-numbers.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { normalizeForSearch } from '../../kernel/text.js';

const longest = 200;

/** Title and external reference, as every record carries them. */
export function checkTitle(title: string | null | undefined, path: string): Refusal[] {
  if (title == null || title.trim() === '') return [refusal(path, 'REQUIRED', '标题不能为空')];
  return title.length > longest ? [refusal(path, 'INVALID', `标题不得超过${longest}字`)] : [];
}

export function checkExternalRef(externalRef: string | null | undefined, path: string): Refusal[] {
  return externalRef != null && externalRef.length > longest
    ? [refusal(path, 'INVALID', `外部编号不得超过${longest}字`)]
    : [];
}

/** What a search looks through: title, external reference and the category's own terms, a line each; nobody is found by the number. */
export function searchTextOf(
  title: string,
  externalRef: string | null,
  terms: readonly (string | null | undefined)[],
): string {
  return [title, externalRef, ...terms]
    .filter((term) => term != null && term !== '')
    .map((term) => normalizeForSearch(maskCitizenNumbers(String(term))))
    .join('\n');
}
