import { z } from 'zod';

export const userError = z.object({
  path: z.array(z.string()),
  code: z.string(),
  message: z.string(),
  rule: z.string().nullable().optional(),
});

/** Where, what and by which rule, as one line. */
export function errorLine({ path, code, message, rule }: z.infer<typeof userError>): string {
  return `${path.length > 0 ? `${path.join('.')}：` : ''}${message} (${code}${rule == null ? '' : `, ${rule}`})`;
}
