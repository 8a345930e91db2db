import { refusal, type Refusal } from '../../kernel/refusal.js';
import { textFault } from '../../kernel/text-fault.js';

/** A text that must be there, of at most so many characters; `title` is what people call it. */
export function checkText(path: string, text: string, title: string, longest: number): Refusal[] {
  if (text.trim() === '') return [refusal(path, 'REQUIRED', `${title}不能为空`)];
  const fault = text.length > longest ? `${title}不得超过${longest}字` : textFault(text);
  return fault === null ? [] : [refusal(path, 'INVALID', fault)];
}
