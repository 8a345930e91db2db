import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonBytes } from '../../../../src/platform/graphql/json-bytes.js';
import { bytesOf, ReadyJson, textOf } from '../../../../src/platform/graphql/ready-json.js';

const text = fc.oneof(
  fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed()),
  fc.constantFrom('"', '\\', '\u0000\u001f\u007f\u0080\u2028', '古县🦋', 'x'.repeat(70_000), '\u0001'.repeat(70_000)),
);

test('texts are written as JSON.stringify writes them, however long they are', () => {
  const json = new JsonBytes();
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      for (const each of texts) {
        const bytes = Buffer.from(`before ${each} after`);
        json.text(bytes, 7, bytes.length - 6);
        json.put(Buffer.from(','));
      }
      expect(textOf(json.take())).toBe(texts.map((each) => `${JSON.stringify(each)},`).join(''));
      expect(json.take()).toBe('');
    }),
  );
});

test('an answer that is ready has the bytes of its text', () => {
  fc.assert(
    fc.property(text, (each) => {
      const ready = new ReadyJson(bytesOf(JSON.stringify({ each })));
      const extensions = { each };
      expect(textOf(ready.answer(extensions))).toBe(JSON.stringify({ data: { each }, extensions }));
      expect(textOf(ready.answer(undefined))).toBe(JSON.stringify({ data: { each } }));
      expect(JSON.stringify(ready)).toBe(JSON.stringify({ each }));
    }),
  );
});
