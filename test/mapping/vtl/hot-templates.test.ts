import { compileTemplate, createVariables, parseTemplate } from '../../../lib/mapping';

const TEMPLATE = '#set($n = $input.path("$.n"))#foreach($i in [1..$n])$i#if($foreach.hasNext),#end#end#if($n == 3)#stop#end!';
const RENDERINGS = 1_200;

function bodyOf(n: number): string {
  return JSON.stringify({ n });
}

function rendersAlike(): void {
  const render = compileTemplate(parseTemplate(TEMPLATE).template);
  const given = { path: [], querystring: [], header: [], context: {}, stageVariables: [] };
  const texts = new Set(
    Array.from({ length: RENDERINGS }, (_, time) => render(createVariables({ ...given, body: bodyOf((time % 4) + 1) }))),
  );
  expect([...texts]).toEqual(['1!', '1,2!', '1,2,3', '1,2,3,4!']);
}

test('a template that is rendered often renders the same all the time', rendersAlike);

/** Renders again and again where the host runs no code that is made of text, and tells how often it was asked to. */
function refusalsFor(template: string, renderings: number, expected: string): number {
  let refusals = 0;
  jest.isolateModules(() => {
    jest.doMock('node:vm', () => ({
      Script: class {
        constructor() {
          refusals++;
          throw new EvalError('Code generation from strings disallowed for this context');
        }
      },
    }));
    const mapping = jest.requireActual<typeof import('../../../lib/mapping')>('../../../lib/mapping');
    const render = mapping.compileTemplate(mapping.parseTemplate(template).template);
    const given = { path: [], querystring: [], header: [], context: {}, stageVariables: [] };
    const texts = new Set(Array.from({ length: renderings }, () => render(mapping.createVariables({ ...given, body: bodyOf(7) }))));
    expect([...texts]).toEqual([expected]);
  });
  return refusals;
}

const SHORT = 'a$input.path("$.n")';
const LONG = '#foreach($i in [1..900])#if($i == 7)$i#else#set($j = $i)#end#end';
const FEW = 300;

test('where the host runs no code that is made of text, it stays as it is', () => {
  expect(refusalsFor(SHORT, RENDERINGS, 'a7')).toBe(1);
});

test.each([
  ['a short template is not yet translated after a few renderings', SHORT, 'a7', 0],
  ['a long loop is translated after a few renderings', LONG, '7', 1],
])('%s', (_, template, text, expected) => {
  expect(refusalsFor(template, FEW, text)).toBe(expected);
});
