import { refusal, type Refusal } from '../../kernel/refusal.js';

const longestTitle = 200;

/** What topics, resolutions and bulletins are called. */
export function checkConferenceTitle(path: string, title: string): Refusal[] {
  if (title.trim() === '') return [refusal(path, 'REQUIRED', '须填写标题')];
  return title.length > longestTitle ? [refusal(path, 'INVALID', `标题不得超过${longestTitle}字`)] : [];
}
