import { type ApiDefinition, fragments, isLiteral } from '../../definition';

/** Intrinsics that the URLs of HTTP endpoints begin with, as JSON: nobody wrote a scheme before them, so the value has one. */
export function endpointAddresses({ resources }: ApiDefinition): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const { integration } of resources.flatMap(({ methods }) => methods)) {
    if (!integration?.uri || !['HTTP', 'HTTP_PROXY'].includes(isLiteral(integration.type) ? integration.type : '')) continue;
    const [first] = fragments(integration.uri);
    if (first !== undefined && typeof first !== 'string') addresses.add(JSON.stringify(first.unresolved));
  }
  return addresses;
}
