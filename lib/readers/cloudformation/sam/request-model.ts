import { flagNode, listNode, mapNode, textNode } from '../../source/build';
import type { Span, TreeNode } from '../../source/tree';
import { type ServerlessDocument, textAt } from './document';
import { itemsOf, member, withMember } from './nodes';

const validatorExtension = 'x-amazon-apigateway-request-validator';

/** `RequestModel` of an event: the model of the method's body, and who checks it. The transform writes names of models in lower case. */
export function withRequestModel(document: ServerlessDocument, operation: TreeNode, model: TreeNode | undefined): TreeNode {
  const name = textAt(model, 'Model')?.toLowerCase();
  if (model === undefined || name === undefined) return operation;
  const required = textAt(model, 'Required');
  const requiredNode = required === undefined ? undefined : flagNode(required === 'true', model);
  const modelled = document.isOpenApi3
    ? withMember(operation, 'requestBody', requestBody(name, requiredNode, model))
    : withBodyParameter(operation, name, requiredNode, model);
  const body = textAt(model, 'ValidateBody');
  const parameters = textAt(model, 'ValidateParameters');
  if (body === undefined && parameters === undefined) return modelled;
  const validator = addValidator(document, body === 'true', parameters === 'true', model);
  return withMember(modelled, validatorExtension, textNode(validator, model));
}

function requestBody(name: string, required: TreeNode | undefined, span: Span): TreeNode {
  const schema = mapNode([['$ref', textNode(`#/components/schemas/${name}`, span)]], span);
  const content = mapNode([['application/json', mapNode([['schema', schema]], span)]], span);
  return mapNode(
    [
      ['content', content],
      ['required', required],
    ],
    span,
  );
}

function withBodyParameter(operation: TreeNode, name: string, required: TreeNode | undefined, span: Span): TreeNode {
  const parameter = mapNode(
    [
      ['in', textNode('body', span)],
      ['name', textNode(name, span)],
      ['schema', mapNode([['$ref', textNode(`#/definitions/${name}`, span)]], span)],
      ['required', required],
    ],
    span,
  );
  return withMember(operation, 'parameters', listNode([...itemsOf(member(operation, 'parameters')), parameter], span));
}

/** Declares the validator under the transform's name for it. */
function addValidator(document: ServerlessDocument, body: boolean, parameters: boolean, span: Span): string {
  const name = body ? (parameters ? 'body-and-params' : 'body-only') : parameters ? 'params-only' : 'no-validation';
  const checks = mapNode(
    [
      ['validateRequestBody', flagNode(body, span)],
      ['validateRequestParameters', flagNode(parameters, span)],
    ],
    span,
  );
  document.addMembers(['x-amazon-apigateway-request-validators'], [[name, checks]]);
  return name;
}
