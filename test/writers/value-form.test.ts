import type { Json } from '../../lib/definition';
import { formOf } from '../../lib/writers/openapi/value-form';

const template = {
  listParameters: new Set(['Subnets']),
  mappings: { Sizes: { a: { text: 't', number: 1, list: ['x'], both: 1 }, b: { text: 'u', number: 2, list: ['y'], both: 'two' } } },
};

test.each<readonly [value: Json, form: string | undefined]>([
  ['text', 'text'],
  [5, 'number'],
  [true, 'number'],
  [null, undefined],
  [['a', { Ref: 'A' }], 'json'],
  [['a', 5], undefined],
  [{ Effect: 'Allow', Action: ['a'] }, 'json'],
  [{ minimum: 5 }, undefined],
  [{ Ref: 'Host' }, 'text'],
  [{ Ref: 'Subnets' }, 'json'],
  [{ Ref: 'AWS::NotificationARNs' }, 'json'],
  [{ Ref: 'AWS::NoValue' }, undefined],
  [{ 'Fn::GetAtt': ['A', 'Arn'] }, 'text'],
  [{ 'Fn::Split': [',', 'a'] }, 'json'],
  [{ 'Fn::Select': [0, { Ref: 'Subnets' }] }, 'text'],
  [{ 'Fn::If': ['C', 'a', { Ref: 'B' }] }, 'text'],
  [{ 'Fn::If': ['C', 5, 6] }, 'number'],
  [{ 'Fn::If': ['C', 5, 'six'] }, undefined],
  [{ 'Fn::If': ['C', 'a', { Ref: 'AWS::NoValue' }] }, undefined],
  [{ 'Fn::If': ['C', ['a'], { Ref: 'Subnets' }] }, 'json'],
  [{ 'Fn::If': 'malformed' }, undefined],
  [{ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'text'] }, 'text'],
  [{ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'number'] }, 'number'],
  [{ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'list'] }, 'json'],
  [{ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'both'] }, undefined],
  [{ 'Fn::FindInMap': [{ Ref: 'Map' }, 'a', 'b'] }, 'text'],
  [{ 'Fn::FindInMap': ['__proto__', 'a', 'b'] }, 'text'],
  [{ 'Fn::Transform': { Name: 'Macro' } }, undefined],
  [{ 'Fn::Unheard': 'a' }, undefined],
])('%j is a %s', (value, form) => {
  expect(formOf(value, template)).toBe(form);
});
