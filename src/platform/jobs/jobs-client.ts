import { Client } from 'pg';

/**
 * A connection on which graphile-worker does not hear of migrations of its schema: on such a notification, which whoever may sign in to
 * the database can send, it stops for good. A node of an earlier version ends when it is replaced. It hears that a job is there; a false
 * notification costs a look.
 */
export class JobsClient extends Client {
  override emit(event: string, ...values: unknown[]): boolean {
    const [message] = values;
    const isMigration =
      event === 'notification' &&
      typeof message === 'object' &&
      message !== null &&
      'channel' in message &&
      message.channel === 'worker:migrate';
    return isMigration ? false : super.emit(event, ...values);
  }
}
