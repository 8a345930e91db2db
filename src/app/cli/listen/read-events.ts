/** A server-sent event; `data` is empty where only the id moves. */
export interface ServerEvent {
  readonly id: string;
  readonly name: string;
  readonly data: string;
}

/** The events of a stream, as the hub writes them: lines end with LF, an empty one ends an event. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let id = '';
  let rest = '';
  for await (const part of body) {
    rest += decoder.decode(part, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split('\n').map((line) => /^(?<name>[^:]*):? ?(?<value>.*)$/.exec(line)?.groups ?? {});
      const last = (name: string): string | undefined => fields.findLast((field) => field['name'] === name)?.['value'];
      id = last('id') ?? id;
      const data = fields.filter((field) => field['name'] === 'data').map((field) => field['value'] ?? '');
      yield { id, name: last('event') ?? 'message', data: data.join('\n') };
    }
  }
}
