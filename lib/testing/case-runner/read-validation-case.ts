import type { JsonObject } from '../../definition';
import type { ValidationCase } from './case';
import type { CaseShape } from './case-shape';
import type { FileReferences } from './file-references';

export function readValidationCase(json: JsonObject, shape: CaseShape, files: FileReferences): ValidationCase {
  return {
    kind: 'validation',
    id: shape.string(json, 'id'),
    about: shape.optionalString(json, 'about'),
    api: files.resolve(shape.object(json, 'api')),
    endpointType: shape.optionalString(json, 'endpointType'),
    ...(shape.has(json, 'via') && { via: shape.oneOf(json, 'via', ['import', 'cloudformation'] as const) }),
    expect: readExpectation(shape.object(json, 'expect'), shape.within('expect')),
  };
}

function readExpectation(expect: JsonObject, shape: CaseShape): ValidationCase['expect'] {
  const accepted = expect['accepted'];
  if (accepted === true) {
    shape.only(expect, ['accepted']);
    return { accepted };
  }
  if (accepted !== false) return shape.refuse('accepted', 'true or false', accepted);
  shape.only(expect, ['accepted', 'rule', 'where', 'awsMessage']);
  return {
    accepted,
    rule: shape.string(expect, 'rule'),
    where: shape.optionalString(expect, 'where'),
    awsMessage: shape.optionalString(expect, 'awsMessage'),
  };
}
