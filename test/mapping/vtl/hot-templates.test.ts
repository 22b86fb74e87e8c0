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

test('where the host runs no code that is made of text, it stays as it is', () => {
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
    const render = mapping.compileTemplate(mapping.parseTemplate('a$input.path("$.n")').template);
    const given = { path: [], querystring: [], header: [], context: {}, stageVariables: [] };
    const texts = new Set(Array.from({ length: RENDERINGS }, () => render(mapping.createVariables({ ...given, body: bodyOf(7) }))));
    expect([...texts]).toEqual(['a7']);
  });
  expect(refusals).toBe(1);
});
