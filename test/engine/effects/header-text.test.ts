import fc from 'fast-check';
import { headerText } from '../../../lib/engine/effects/network/header-text';

test('a text is that of its bytes, whatever came before it', () => {
  const texts = fc.array(fc.uint8Array({ maxLength: 100 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(texts, (all) => {
      // Twice, so that the second ones are found again where nothing came between.
      for (const bytes of [...all, ...all]) {
        const buffer = Buffer.from(bytes);
        expect(headerText(buffer)).toBe(buffer.toString('latin1'));
      }
    }),
  );
});

test('texts that share a place take turns', () => {
  const bytes = ['Xab-1', 'Xba-1', 'xab-1', ''].map((text) => Buffer.from(text));
  for (let round = 0; round < 3; round++) expect(bytes.map(headerText)).toEqual(['Xab-1', 'Xba-1', 'xab-1', '']);
});

test('what was read into the same memory later does not change a text', () => {
  const memory = Buffer.from('Server');
  const text = headerText(memory);
  memory.write('Client');
  expect([text, headerText(memory), headerText(Buffer.from('Server'))]).toEqual(['Server', 'Client', 'Server']);
});
