import { z } from 'zod';
import { placeFault } from '../../../platform/json-mapping/index.js';

/** A place in somebody's JSON, in a mapping file. */
export const placeText = z.string().superRefine((text, { addIssue }) => {
  const fault = placeFault(text);
  if (fault !== null) addIssue({ code: 'custom', message: fault });
});
