import type { JsonObject } from '../../definition';
import type { TemplateCase, TemplateInput } from './case';
import type { CaseShape } from './case-shape';

export function readTemplateCase(json: JsonObject, shape: CaseShape): TemplateCase {
  return {
    kind: 'template',
    id: shape.string(json, 'id'),
    about: shape.optionalString(json, 'about'),
    template: shape.string(json, 'template'),
    input: readInput(shape.optionalObject(json, 'input'), shape.within('input')),
    expect: readExpectation(shape.object(json, 'expect'), shape.within('expect')),
  };
}

function readInput(input: JsonObject, shape: CaseShape): TemplateInput {
  shape.only(input, ['body', 'params', 'context', 'stageVariables']);
  const params = shape.optionalObject(input, 'params');
  const inner = shape.within('params');
  inner.only(params, ['path', 'querystring', 'header']);
  return {
    body: shape.optionalString(input, 'body'),
    params: {
      path: inner.optionalObject(params, 'path'),
      querystring: inner.optionalObject(params, 'querystring'),
      header: inner.optionalObject(params, 'header'),
    },
    context: shape.optionalObject(input, 'context'),
    stageVariables: shape.optionalObject(input, 'stageVariables'),
  };
}

function readExpectation(expect: JsonObject, shape: CaseShape): TemplateCase['expect'] {
  shape.only(expect, ['output', 'error']);
  if (shape.has(expect, 'error')) return { error: shape.oneOf(expect, 'error', ['parse', 'runtime']) };
  if (!shape.has(expect, 'output')) throw new Error('`expect.output` or `expect.error` is missing');
  return { output: expect['output'] };
}
