import { type CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { JsonObject } from '../../definition';
import { referredIds } from './references';
import type { RestOfTemplate } from './rest-of-template';

/**
 * Tells of what the API's document refers to and what refers to the API in turn: as parts of one resource even methods that have
 * nothing to do with each other wait for the same.
 */
export function circularReferences(api: apigateway.CfnRestApi, document: JsonObject, rest: RestOfTemplate): string[] {
  const id = String(Stack.of(api).resolve(api.logicalId));
  const own = api.node.path.replace(/\/Resource$/, '');
  return [...referredIds(document)].flatMap((start) => {
    if (start === id) {
      return `the document of ${own} refers to the API itself (${id}), whose id is not known before it is made: use $context.apiId in templates, and execute-api:/* in policies`;
    }
    const way = wayTo(id, start, rest);
    if (!way) return [];
    const [first, ...others] = way.map((step) => rest.constructPath(step));
    const through = others.length > 0 ? `, by way of ${others.join(' and ')}` : '';
    return `the document of ${own} refers to ${first}, which waits for the API in turn${through}: CloudFormation refuses such circles. Let ${way.length > 1 ? 'one of them' : 'it'} learn of the API by other means, or make the API a RestApi, whose methods are resources of their own`;
  });
}

/** Whether a resource waits for the API in one way or another. */
export function waitsFor(api: apigateway.CfnRestApi, target: CfnResource, rest: RestOfTemplate): boolean {
  const stack = Stack.of(api);
  return (
    Stack.of(target) === stack && wayTo(String(stack.resolve(api.logicalId)), String(stack.resolve(target.logicalId)), rest) !== undefined
  );
}

/** The logical ids on a way along references from one element to another, the last one left out. */
function wayTo(end: string, start: string, rest: RestOfTemplate): readonly string[] | undefined {
  const seen = new Set([start]);
  const open: (readonly string[])[] = [[start]];
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    for (const next of rest.referencesOf(way[way.length - 1])) {
      if (next === end) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push([...way, next]);
    }
  }
  return undefined;
}
