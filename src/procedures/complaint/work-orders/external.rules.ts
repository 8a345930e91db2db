import { refusal, type Refusal } from '../../../kernel/refusal.js';

const systemForm = /^[a-z0-9][a-z0-9-]{0,39}$/;
const longestNumber = 100;

/** Whether a text can name a system of somebody else: it stands in addresses and is the name of a file. */
export function isSystemName(text: string): boolean {
  return systemForm.test(text);
}

/** The number of a work order belongs to a system, and both are written in one way only. */
export function checkExternal(system: string | null | undefined, number: string | null | undefined): Refusal[] {
  const isNamed = system != null;
  if (isNamed !== (number != null)) {
    const path = isNamed ? 'externalNumber' : 'externalSystem';
    return [refusal(path, 'REQUIRED', '工单来源系统与外部工单编号须一并填写')];
  }
  return [
    ...(system != null && !isSystemName(system)
      ? [
          refusal(
            'externalSystem',
            'INVALID',
            '工单来源系统须为至多40个小写字母、数字或连字符，以字母或数字开头，如 12345',
          ),
        ]
      : []),
    ...(number != null && !isNumber(number)
      ? [refusal('externalNumber', 'INVALID', `外部工单编号须为1至${longestNumber}字，首尾没有空白`)]
      : []),
  ];
}

function isNumber(text: string): boolean {
  const { length } = Array.from(text);
  return length > 0 && length <= longestNumber && text.trim() === text && !/[\n\r\t]/.test(text);
}
