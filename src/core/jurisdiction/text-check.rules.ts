import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';

/** A text that must be there, of at most so many characters; `title` is what people call it. */
export function checkText(path: string, text: string, title: string, longest: number): Refusal[] {
  if (text.trim() === '') return [refusal(path, 'REQUIRED', `${title}不能为空`)];
  return text.length > longest || !isWellFormed(text)
    ? [refusal(path, 'INVALID', `${title}不得超过${longest}字，不得含非法字符`)]
    : [];
}
