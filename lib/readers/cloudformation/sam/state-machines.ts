import { listNode, mapNode, textNode } from '../../source/build';
import type { Span, TreeNode } from '../../source/tree';
import { textAt } from './document';
import type { ApiEvent } from './events';
import { sub } from './nodes';

/** The operation that an event of a state machine makes: it starts an execution with the request's body. */
export function executionOperation({ target, alias = target.logicalId, name, properties }: ApiEvent): TreeNode {
  const span: Span = properties;
  const role = listNode([textNode(`${target.logicalId}${name}Role`, span), textNode('Arn', span)], span);
  const statuses = [
    ['200', 'OK'],
    ['400', 'Bad Request'],
  ] as const;
  const integration = mapNode(
    [
      ['type', textNode('aws', span)],
      ['httpMethod', textNode('POST', span)],
      ['uri', sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution', span)],
      ['credentials', mapNode([['Fn::GetAtt', role]], span)],
      [
        'requestTemplates',
        mapNode([['application/json', sub(template(alias, textAt(properties, 'UnescapeMappingTemplate') === 'true'), span)]], span),
      ],
      [
        'responses',
        mapNode(
          statuses.map(([status]) => [status, mapNode([['statusCode', textNode(status, span)]], span)]),
          span,
        ),
      ],
    ],
    span,
  );
  const responses = statuses.map(([status, text]) => [status, mapNode([['description', textNode(text, span)]], span)] as const);
  return mapNode(
    [
      ['responses', mapNode(responses, span)],
      ['x-amazon-apigateway-integration', integration],
    ],
    span,
  );
}

/** Single quotes, which JSON does not escape, may be put back. */
function template(id: string, unescaped: boolean): string {
  const input = `$util.escapeJavaScript($input.json('$'))${unescaped ? `.replaceAll("\\\\'","'")` : ''}`;
  return `{"input": "${input}", "stateMachineArn": "\${${id}}"}`;
}
