import { refusal, type Refusal } from '../../kernel/refusal.js';

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
