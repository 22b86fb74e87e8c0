import { CfnElement, type CfnResource, Stack } from 'aws-cdk-lib';

/** An element of the template that refers to resources which are not in it. */
export interface DanglingReference {
  readonly element: CfnElement;
  readonly target: CfnResource;
}

/** References to resources that left the template. */
export function danglingReferences(stack: Stack, gone: readonly CfnResource[]): readonly DanglingReference[] {
  const targets = new Map(gone.map((resource) => [String(stack.resolve(resource.logicalId)), resource]));
  const missing = new Set<CfnElement>(gone);
  return stack.node
    .findAll()
    .filter((child): child is CfnElement => CfnElement.isCfnElement(child) && Stack.of(child) === stack && !missing.has(child))
    .flatMap((element) =>
      [...referredIds(stack.resolve(element._toCloudFormation()))].flatMap((id) => {
        const target = targets.get(id);
        return target ? { element, target } : [];
      }),
    );
}

/** The fragment with another value in the place of each `Ref` to the logical id. */
export function withoutReference(fragment: unknown, logicalId: string, instead: string): unknown {
  if (Array.isArray(fragment)) return fragment.map((item) => withoutReference(item, logicalId, instead));
  if (fragment === null || typeof fragment !== 'object') return fragment;
  if ((fragment as { readonly Ref?: unknown }).Ref === logicalId) return instead;
  return Object.fromEntries(Object.entries(fragment).map(([name, value]) => [name, withoutReference(value, logicalId, instead)]));
}

function referredIds(fragment: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  const open: unknown[] = [fragment];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part === null || typeof part !== 'object') continue;
    const { Ref: ref, 'Fn::GetAtt': attribute } = part as { readonly Ref?: unknown; readonly 'Fn::GetAtt'?: unknown };
    if (typeof ref === 'string') ids.add(ref);
    if (Array.isArray(attribute) && typeof attribute[0] === 'string') ids.add(attribute[0]);
    for (const value of Object.values(part)) if (value !== undefined) open.push(value);
  }
  return ids;
}
