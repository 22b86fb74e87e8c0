import { CfnElement, type CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { RestOfTemplate } from './rest-of-template';

/** Tells of what refers to parts of the API that are no resources of the template any more. */
export function danglingReferences(api: apigateway.CfnRestApi, parts: ReadonlySet<CfnResource>, rest: RestOfTemplate): string[] {
  const stack = Stack.of(api);
  // What refers to nothing that is there is rare; the ids of all parts are many.
  const known = new Set(rest.elementIds);
  const refers = rest.elementIds.filter((id) =>
    [...rest.referencesOf(id)].some((referred) => !known.has(referred) && !isParameter(referred, rest)),
  );
  if (refers.length === 0) return [];
  const gone = new Map([...parts].map((part) => [String(stack.resolve(part.logicalId)), part]));
  return refers.flatMap((id) =>
    [...rest.referencesOf(id)].flatMap((referred) => {
      const part = gone.get(referred);
      if (!part) return [];
      return referrers(stack, id, rest).map(
        (path) =>
          `${path} refers to ${part.node.path}, which is a part of the API's document and no resource of the template: drop the reference, or make the API a RestApi`,
      );
    }),
  );
}

function isParameter(referred: string, rest: RestOfTemplate): boolean {
  return referred.startsWith('AWS::') || rest.hasParameter(referred);
}

/** The constructs that refer to it: where it is exported for other stacks, those that import it. */
function referrers(stack: Stack, logicalId: string, rest: RestOfTemplate): readonly string[] {
  const exported = rest.exportName(logicalId);
  const own = rest.constructPath(logicalId);
  if (exported === undefined) return [own];
  const importing = stack.node.root.node
    .findAll()
    .filter((child): child is CfnElement => CfnElement.isCfnElement(child) && Stack.of(child) !== stack)
    .filter((element) => imports(Stack.of(element).resolve(element._toCloudFormation()), JSON.stringify(exported)))
    .map(({ node }) => node.path.replace(/\/Resource$/, ''));
  return importing.length > 0 ? importing : [own];
}

function imports(fragment: unknown, exported: string): boolean {
  return (JSON.stringify(fragment) ?? '').includes(`{"Fn::ImportValue":${exported}}`);
}
