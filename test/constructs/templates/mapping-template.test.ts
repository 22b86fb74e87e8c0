import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { MappingTemplate } from '../../../lib';
import { render } from './render';

test('a template given as text stays as it is', () => {
  expect(MappingTemplate.inline("$input.json('$')\n").template).toBe("$input.json('$')\n");
});

test('a template comes from a file with every byte', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'template-')), 'pet.vtl');
  writeFileSync(file, '#set($a = 1)\r\n $a é\n');
  expect(MappingTemplate.fromFile(file).template).toBe('#set($a = 1)\r\n $a é\n');
});

test('fails on a missing file with the whole path that was looked at', () => {
  expect(() => MappingTemplate.fromFile('no/such.vtl')).toThrow(
    `cannot read the mapping template ${path.resolve('no/such.vtl')}: there is no such file`,
  );
});

test('fails on a folder', () => {
  expect(() => MappingTemplate.fromFile(tmpdir())).toThrow('that is a folder');
});

test.each(['{"a": 1.50}', 'plain text, $x #end', '<a/>'])('the passthrough template passes %j on unchanged', (body) => {
  expect(render(MappingTemplate.passthrough().template, { body })).toBe(body);
});
