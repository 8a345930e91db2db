import DataLoader from 'dataloader';
import type { OperationScope, RequestContext } from '../hub.js';
import { messagesOf, type ShownMessage } from './messages.sql.js';

/** The messages of many notifications by one statement. */
export function messageLoader(loaders: RequestContext['loaders']): DataLoader<string, readonly ShownMessage[]> {
  return loaders.own(openLoader);
}

function openLoader({ hub }: OperationScope): DataLoader<string, readonly ShownMessage[]> {
  return new DataLoader(async (keys) => {
    const messages = await messagesOf(hub.pool, keys);
    return keys.map((key) => messages.get(key) ?? []);
  });
}
