/**
 * The request target below the stage, `/pets?type=dog` of `/dev/pets?type=dog`; undefined if it leads to another stage. Doubled slashes
 * before the stage leave no trace, those behind it stay.
 */
export function belowStage(target: string, stage: string): string | undefined {
  const withoutAuthority = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const path = withoutAuthority.replace(/^\/+/, '/');
  const prefix = `/${stage}`;
  if (!path.startsWith(prefix)) return undefined;
  const rest = path.slice(prefix.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : undefined;
}
